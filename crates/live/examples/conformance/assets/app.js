import { LiveSocket } from '/assets/phoenix_live_view/phoenix_live_view.esm.js';
import { hooks } from '/assets/ours/hooks.js';

const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
window.liveSocket = new LiveSocket('/live', window.Phoenix.Socket, {
  params: { _csrf_token: csrf },
  hooks: { ...hooks, ...window.hooks },
});
window.liveSocket.connect();
window.addEventListener('phx:js:exec', ({ detail }) => window.liveSocket.execJS(window.liveSocket.main.el, detail.cmd));
