// Hooks that the pages use.
const pong = { mounted() { this.pushEvent('ping', {}, () => { this.el.innerText += 'pong'; }); } };

const InsidePortal = { mounted() { this.js().setAttribute(this.el, 'data-portalhook-mounted', 'true'); } };
const TeleportedButton = { mounted() { this.el.addEventListener('click', () => this.pushEventTo(this.el, 'prepend')); } };
const PortalTooltip = {
  mounted() {
    const { id } = this.el.dataset;
    const activator = this.el.querySelector(`#${id}-activator`);
    const after = (wait, command) => () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.liveSocket.execJS(this.el, this.el.dataset[command]), wait);
    };
    ['focusin', 'mouseover'].forEach((event) => activator.addEventListener(event, after(200, 'show')));
    ['focusout', 'mouseout'].forEach((event) => activator.addEventListener(event, after(50, 'hide')));
    this.el.addEventListener('phx:hide-tooltip', after(0, 'hide'));
  },
};

export const hooks = { FormHook: pong, FormStreamHook: pong, InsidePortal, TeleportedButton, PortalTooltip };
