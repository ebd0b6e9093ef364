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
  const axis = { axisLine: { lineStyle: { color: line } }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line, opacity: .6 } }, nameTextStyle: { color: text } };
  return {
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'inherit' },
    legend: { textStyle: { color: text } },
    categoryAxis: axis, valueAxis: axis, timeAxis: axis, logAxis: axis,
  };
}

// A true minus; thousands apart; very small and very large with a power of ten.
const minus = text => text.replaceAll('-', '−');
const grouped = value => minus(Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f'));
const spelled = value => {
  const size = Math.abs(value);
  return size >= 1e4 && size < 1e12 ? grouped(value)
    : size >= 1e12 || (value !== 0 && size < 1e-3) ? minus(value.toExponential(2)) : minus((+value.toPrecision(5)).toString());
};
const known = write => value => Number.isFinite(value) ? write(value) : '–';
const formats = {
  percent: known(value => minus((+(value * 100).toFixed(Math.abs(value) < .1 ? 2 : 1)).toString()) + '\u00a0%'),
  money: known(value => Math.abs(value) >= 1000 ? grouped(value) : spelled(value)),
  number: known(spelled),
};

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
  return (option.series ?? []).filter(series => series.type in read && !series.silent && series.data.length > 0).slice(0, 6).map(series => {
    const values = series.data.map(read[series.type]), known = values.filter(Number.isFinite), last = values.findLastIndex(Number.isFinite);
    if (last < 0) return `${series.name}: nothing yet.`;
    const low = known.reduce((a, b) => Math.min(a, b)), high = known.reduce((a, b) => Math.max(a, b));
    return `${series.name}: ${write(values[last])} at ${place(series.data[last], last)}, between ${write(low)} and ${write(high)}.`;
  }).join(' ');
}

// A series that keeps its place and its name is given new values, not made anew.
const ready = option => {
  const shown = revive(option);
  shown.series?.forEach((series, at) => { series.id = `${at} ${series.name}`; });
  return shown;
};

export async function create(element, option, listener) {
  const echarts = await library(), label = element.getAttribute('aria-label');
  const speak = () => element.setAttribute('aria-label', `${label}. ${spoken(shown)}`.trim());
  let chart = echarts.init(element, look(), { renderer: 'canvas' });
  let shown = ready(option);
  chart.setOption(shown);
  speak();
  const listen = () => {
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
    chart.setOption(shown, { replaceMerge: ['series', 'parallelAxis'] });
    speak();
  };
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  // Dark or light is a matter of the page's variables: drawn anew when the page says that they changed.
  const lights = new MutationObserver(() => {
    chart.dispose();
    chart = echarts.init(element, look(), { renderer: 'canvas' });
    chart.setOption(shown);
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
