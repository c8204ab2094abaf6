// What every page of Phoenix does: connect the official client. After 2.5 seconds without a WebSocket it polls.
const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
const Hooks = {
  // The last message stays in sight.
  Bottom: {
    mounted() { this.el.scrollTop = this.el.scrollHeight; },
    updated() { this.el.scrollTop = this.el.scrollHeight; },
  },
  // The client leaves the value of an input alone that somebody is in.
  Composer: {
    mounted() {
      const input = this.el.querySelector('input');
      this.handleEvent('said', () => { input.value = ''; });
      input.focus();
    },
  },
};
window.liveSocket = new LiveView.LiveSocket('/live', Phoenix.Socket, { hooks: Hooks, longPollFallbackMs: 2500, params: { _csrf_token: csrf } });
window.liveSocket.connect();
