import { LiveSocket } from '/assets/phoenix_live_view/phoenix_live_view.esm.js';

const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
window.liveSocket = new LiveSocket('/live', window.Phoenix.Socket, {
  params: { _csrf_token: csrf },
  reloadJitterMin: 50,
  reloadJitterMax: 500,
});
window.liveSocket.connect();
window.addEventListener('phx:navigate', ({ detail }) => console.log('navigate event', JSON.stringify(detail)));
