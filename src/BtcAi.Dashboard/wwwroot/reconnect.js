// A server that was started again knows nothing of this page: it is loaded anew, and its address brings back what it showed.
document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') location.reload();
});
