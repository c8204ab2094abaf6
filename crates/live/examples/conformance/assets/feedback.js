import { LiveSocket, isUsedInput } from '/assets/phoenix_live_view/phoenix_live_view.esm.js';

// What `phx-feedback-for` did before 1.0: an element is hidden until somebody used its input.
const refresh = () => document.querySelectorAll('[phx-feedback-for]').forEach((element) => {
  const name = element.getAttribute('phx-feedback-for');
  const inputs = [...document.querySelectorAll(`[name="${name}"], [name="${name}[]"]`)];
  element.classList.toggle('phx-no-feedback', !inputs.some(isUsedInput));
});
window.addEventListener('reset', () => setTimeout(refresh));

const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
window.liveSocket = new LiveSocket('/live', window.Phoenix.Socket, {
  params: { _csrf_token: csrf },
  dom: { onPatchEnd: refresh },
});
window.liveSocket.connect();
