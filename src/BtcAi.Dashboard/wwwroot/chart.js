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

const spelled = value => Math.abs(value) >= 1e4 || (value !== 0 && Math.abs(value) < 1e-3)
  ? value.toExponential(2) : (+value.toPrecision(5)).toString();
const formats = {
  percent: value => value === null || Number.isNaN(value) ? '–' : (value * 100).toFixed(Math.abs(value) < .1 ? 2 : 1) + ' %',
  money: value => value === null || Number.isNaN(value) ? '–' : Math.abs(value) >= 1000
    ? Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f') : spelled(value),
  number: value => value === null || Number.isNaN(value) ? '–' : spelled(value),
};

// What the server cannot send as JSON: functions, named by "@percent" and "@number".
function revive(value) {
  if (Array.isArray(value)) return value.length > 200 ? value : value.map(revive);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
  return typeof value === 'string' && value[0] === '@' && value.slice(1) in formats ? formats[value.slice(1)] : value;
}

export async function create(element, option, listener) {
  const echarts = await library();
  let chart = echarts.init(element, look(), { renderer: 'canvas' });
  let shown = revive(option);
  chart.setOption(shown);
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
      shown = revive(next);
      chart.setOption(shown, { replaceMerge: ['series'] });
    },
    dispose() {
      sizes.disconnect();
      lights.disconnect();
      chart.dispose();
    },
  };
}
