// A thin layer over the global echarts: loaded when the first chart appears, resized and coloured with the page.
const source = '/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js';
let loading;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => resolve(globalThis.echarts);
    script.onerror = () => reject(new Error('The chart library could not be loaded.'));
    document.head.append(script);
  });
  return loading;
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function look() {
  const text = colour('--mud-palette-text-secondary'), line = colour('--mud-palette-lines-default');
  const axis = { axisLine: { lineStyle: { color: line } }, axisLabel: { color: text, textBorderColor: colour('--mud-palette-surface'), textBorderWidth: 3 }, splitLine: { lineStyle: { color: line, opacity: .6 } }, nameTextStyle: { color: text } };
  return {
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { textStyle: { color: text }, pageTextStyle: { color: text }, pageIconColor: text, pageIconInactiveColor: line },
    tooltip: { backgroundColor: colour('--mud-palette-surface'), borderColor: line, textStyle: { color: colour('--mud-palette-text-primary'), fontSize: 13 } },
    title: { textStyle: { color: text, fontSize: 14, fontWeight: 'normal' } },
    categoryAxis: axis, valueAxis: axis, timeAxis: axis, logAxis: axis,
  };
}

// A true minus; thousands apart; very small and very large with a power of ten.
const minus = text => text.replaceAll('-', '−');
const grouped = value => minus(Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f'));
const spelled = value => {
  const size = Math.abs(value);
  return size >= 1e4 && size < 1e12 ? grouped(value)
    : size >= 1e12 || (value !== 0 && size < 1e-6) ? minus(value.toExponential(2)) : minus((+value.toPrecision(5)).toString());
};
const known = write => value => Number.isFinite(value) ? write(value) : '–';
const formats = {
  percent: known(value => minus((+(value * 100).toFixed(Math.abs(value) < .1 ? 2 : 1)).toString()) + '\u00a0%'),
  money: known(value => Math.abs(value) >= 1000 ? grouped(value) : spelled(value)),
  // Prices and volumes to the cent, so that neighbouring candles differ.
  exact: known(value => Math.abs(value) >= 1000 ? value.toFixed(2).replace(/^.+(?=\.)/, whole => grouped(+whole)) : spelled(value)),
  // Shares so small that percent would begin with zeros: 1 bp is 0.01 %.
  points: known(value => minus((+(value * 1e4).toPrecision(3)).toString()) + '\u00a0bp'),
  number: known(spelled),
  candle: points => candleTip(points),
  named: ({ seriesName }) => globalThis.echarts.format.encodeHTML(seriesName),
};

const stamp = time => new Date(time).toISOString().slice(0, 16).replace('T', ' ') + ' UTC';

// What a candle says when the pointer is over it, and the marks at its place.
function candleTip(points) {
  const clean = globalThis.echarts.format.encodeHTML;
  const candle = points.find(point => point.seriesType === 'candlestick')?.value, volume = points.find(point => point.seriesType === 'bar')?.value;
  if (!candle) return '';
  const [time, open, close, low, high] = candle;
  const rows = [['Open', open], ['High', high], ['Low', low], ['Close', close], ['Volume', volume?.[1]]];
  return `<strong>${stamp(time)}</strong><table class="tip">${rows.map(([name, value]) => `<tr><th>${name}</th><td>${formats.exact(value)}</td></tr>`).join('')}</table>`
    + points.filter(point => point.seriesType === 'scatter').map(point => `<div>${clean(point.seriesName)}: ${clean(point.name)}, ${formats.exact(point.value[1])}</div>`).join('');
}

// What the server cannot send as JSON: functions, named by "@percent" and "@number".
function revive(value) {
  if (Array.isArray(value)) return value.length > 200 ? value : value.map(revive);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
  return typeof value === 'string' && value[0] === '@' && value.slice(1) in formats ? formats[value.slice(1)] : value;
}

// A chart for those who do not see it: of each series where it stands, and how low and how high it has been.
function spoken(option) {
  const [x] = [option.xAxis].flat(), [y] = [option.yAxis].flat(), write = y?.axisLabel?.formatter ?? formats.number;
  const place = (entry, at) => x?.type === 'time' ? new Date(entry[0]).toISOString().slice(0, 10)
    : x?.type === 'category' ? x.data[at] : [x?.name, (x?.axisLabel?.formatter ?? spelled)(entry[0])].filter(Boolean).join(' ');
  const read = { line: entry => entry?.[1] ?? entry, bar: entry => entry?.[1] ?? entry, candlestick: entry => entry[2] };
  if (option.title) return `${option.title.text}.`;
  return (option.series ?? []).filter(series => series.type in read && !series.silent && series.data.length > 0).slice(0, 6).map(series => {
    const values = series.data.map(read[series.type]), known = values.filter(Number.isFinite), last = values.findLastIndex(Number.isFinite);
    if (last < 0) return `${series.name}: nothing yet.`;
    const low = known.reduce((a, b) => Math.min(a, b)), high = known.reduce((a, b) => Math.max(a, b));
    return `${series.name}: ${write(values[last])} at ${place(series.data[last], last)}, between ${write(low)} and ${write(high)}.`;
  }).join(' ');
}

// Where the pointer is, written as the axis writes.
const pointed = axis => {
  const write = axis.type === 'time' ? stamp : axis.type === 'category' ? value => value : axis.axisLabel?.formatter ?? spelled;
  return { ...axis, axisPointer: { ...axis.axisPointer, label: { formatter: ({ value }) => [axis.name, write(value)].filter(Boolean).join(' ') } } };
};
const axes = of => Array.isArray(of) ? of.map(pointed) : of && pointed(of);

const measured = series => (series.data ?? []).some(entry => !['line', 'bar'].includes(series.type) || Number.isFinite(entry?.[1] ?? entry));

// A series that keeps its place and its name is given new values, not made anew. Times are UTC everywhere.
const ready = option => {
  const shown = revive(option);
  if (shown.series && !shown.series.some(measured)) return { title: { text: 'Nothing measured yet', left: 'center', top: 'middle' }, series: [] };
  shown.series?.forEach((series, at) => { series.id = `${at} ${series.name}`; });
  if (shown.xAxis) [shown.xAxis, shown.yAxis] = [axes(shown.xAxis), axes(shown.yAxis)];
  return { ...shown, useUTC: true };
};

export async function create(element, option, listener) {
  const echarts = await library(), label = element.getAttribute('aria-label');
  const speak = () => element.setAttribute('aria-label', `${label}. ${spoken(shown)}`.trim());
  let chart = echarts.init(element, look(), { renderer: 'canvas' });
  let shown = ready(option), blank = Boolean(shown.title);
  chart.setOption(shown);
  speak();
  // The tip is of what lies under the pointer now, also when the chart moved and the pointer did not.
  let pointer;
  const tellAgain = () => chart.dispatchAction(pointer ? { type: 'showTip', ...pointer } : { type: 'hideTip' });
  const listen = () => {
    chart.getZr().on('mousemove', ({ offsetX, offsetY }) => { pointer = { x: offsetX, y: offsetY }; });
    chart.getZr().on('globalout', () => { pointer = undefined; });
    chart.on('datazoom', tellAgain);
    if (!listener) return;
    let waiting;
    chart.on('datazoom', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const { startValue, endValue } = chart.getOption().dataZoom[0];
        listener.invokeMethodAsync('OnZoom', startValue, endValue);
      }, 80);
    });
    chart.on('click', point => listener.invokeMethodAsync('OnPoint', point.seriesName ?? '', point.dataIndex));
  };
  listen();
  // What nobody sees is not drawn: a page has many charts, and a training moves them all twice a second.
  let seen = true, late = false;
  const sight = new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting;
    if (seen && late) draw();
  });
  sight.observe(element);
  const draw = () => {
    late = false;
    chart.setOption(shown, blank || shown.title ? { notMerge: true } : { replaceMerge: ['series', 'parallelAxis'] });
    blank = Boolean(shown.title);
    tellAgain();
    speak();
  };
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  // Dark or light is a matter of the page's variables: drawn anew when the page says that they changed.
  const lights = new MutationObserver(() => {
    const zooms = chart.getOption()?.dataZoom?.map(({ startValue, endValue }) => ({ startValue, endValue })) ?? [];
    chart.dispose();
    chart = echarts.init(element, look(), { renderer: 'canvas' });
    chart.setOption(shown);
    if (zooms.length > 0) chart.setOption({ dataZoom: zooms });
    listen();
  });
  lights.observe(document.documentElement, { attributeFilter: ['data-light'] });
  return {
    update(next) {
      shown = ready(next);
      if (seen) draw();
      else late = true;
    },
    dispose() {
      sight.disconnect();
      sizes.disconnect();
      lights.disconnect();
      chart.dispose();
    },
  };
}
