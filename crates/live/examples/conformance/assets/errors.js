import { LiveSocket } from '/assets/phoenix_live_view/phoenix_live_view.esm.js';

// Impatient, so that the specs need not wait.
const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
window.liveSocket = new LiveSocket('/live', window.Phoenix.Socket, {
  params: { _csrf_token: csrf },
  reloadJitterMin: 50,
  reloadJitterMax: 50,
  maxReloads: 5,
  failsafeJitter: 1000,
  maxChildJoinTries: 3,
  rejoinAfterMs: () => 50,
});
window.liveSocket.connect();
