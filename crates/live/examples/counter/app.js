// What every page of Phoenix does: connect the official client.
const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
const Hooks = {
  Echo: {
    mounted() {
      this.handleEvent('highlight', ({ id }) => document.getElementById(id).setAttribute('data-highlight', 'yes'));
      this.el.addEventListener('click', () => {
        this.pushEvent('echo', { number: 21 }, ({ double }) => {
          document.getElementById('echoed').textContent = String(double);
        });
      });
    },
  },
};
window.liveSocket = new LiveView.LiveSocket('/live', Phoenix.Socket, { hooks: Hooks, params: { _csrf_token: csrf } });
window.liveSocket.connect();
