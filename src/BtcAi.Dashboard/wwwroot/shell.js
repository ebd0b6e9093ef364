// Keys, and whether the pages are dark: what the server cannot know by itself.
const darkKey = 'btcai.dark';
const editable = element => element?.matches?.('input, textarea, select, [contenteditable]');
const system = matchMedia('(prefers-color-scheme: light)');
let afterG = false, shown;

export function start(layout, pages) {
  shown = layout;
  system.addEventListener('change', () => { if (chosen() === 'system') layout.invokeMethodAsync('OnKey', lit()); });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return layout.invokeMethodAsync('OnKey', 'palette');
    }
    if (event.key === 'Escape') return layout.invokeMethodAsync('OnKey', 'escape');
    if (editable(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (afterG) {
      afterG = false;
      if (event.key in pages) layout.invokeMethodAsync('OnKey', 'go:' + pages[event.key]);
      return;
    }
    if (event.key === 'g') afterG = true;
    else if (event.key === '?') layout.invokeMethodAsync('OnKey', '?');
    else if (event.key === '/') focusSearch(event);
    else if (event.key === 's') press(layout, event);
    else if (event.key === 'j' || event.key === 'k') moveRow(event.key === 'j' ? 1 : -1);
    else if (event.key === 'Enter' && document.activeElement?.matches('tr[data-row]')) document.activeElement.querySelector('a')?.click();
  });
  document.addEventListener('scroll', event => event.target.matches?.('.log.follow') && scrolledUp(event.target), true);
  new MutationObserver(follow).observe(document.body, { childList: true, characterData: true, subtree: true });
  return lit() === 'dark';
}

const lit = () => chosen() === 'system' ? system.matches ? 'light' : 'dark' : chosen();

export function chosen() {
  const kept = localStorage.getItem(darkKey);
  return kept === null ? 'system' : kept === 'true' ? 'dark' : 'light';
}

export function choose(light) {
  if (light === 'system') localStorage.removeItem(darkKey);
  else keepDark(light === 'dark');
  return shown.invokeMethodAsync('OnKey', lit());
}

export function painted(dark) {
  document.documentElement.dataset.light = dark ? 'dark' : 'light';
}

export function keepDark(dark) {
  localStorage.setItem(darkKey, dark);
}

function focusSearch(event) {
  const search = document.querySelector('main [data-search] input, main input[data-search]');
  if (!search) return;
  event.preventDefault();
  search.focus();
}

// A log stays at its end while it grows, unless someone has scrolled up in it.
const apart = new WeakSet();

function scrolledUp(log) {
  if (log.scrollHeight - log.scrollTop - log.clientHeight > 8) apart.add(log);
  else apart.delete(log);
}

function follow() {
  for (const log of document.querySelectorAll('.log.follow')) if (!apart.has(log)) log.scrollTop = log.scrollHeight;
}

// A button that does at once what it says has data-ask: what a person is told before a key does it.
async function press(layout, event) {
  const button = document.querySelector('main [data-key="s"]');
  if (!button || button.disabled || document.querySelector('.mud-dialog')) return;
  event.preventDefault();
  const { ask } = button.dataset;
  if (!ask || await layout.invokeMethodAsync('Confirm', button.textContent.trim(), ask)) button.click();
}

function moveRow(step) {
  const rows = [...document.querySelectorAll('main tr[data-row]')];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next.tabIndex = 0;
  next.focus();
}
