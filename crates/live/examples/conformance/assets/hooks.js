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

// The hooks of the issues.
const log = (word) => ({ mounted() { console.log(word); } });
Object.assign(hooks, {
  Mounted: log('Hook mounted!'),
  HookOutside: log('HookOutside mounted'),
  ViewMounted: { mounted() { console.log(this.__view().id, 'mounted hook!'); } },
  PagePositionNotifier: { mounted() { this.pushEvent('page_position_update', {}); } },
  OuterHook: { mounted() { this.pushEvent('lol'); } },
  InnerHook: {
    mounted() { this.handleEvent('myevent', () => setTimeout(() => this.pushEvent('reload', {}), 50)); },
    destroyed() { document.getElementById('notice').innerHTML = ''; },
  },
  Delayed: {
    mounted() {
      this.el.addEventListener('input', () => setTimeout(() => {
        this.pushEventTo(this.el, 'do-something', { value: 100 });
        this.liveSocket.js().setAttribute(document.body, 'data-pushed', 'yes');
      }, Number(this.el.dataset.delay)));
    },
  },
  ThreeTimes: { mounted() { [1, 2, 3].forEach(() => this.pushEventTo(this.el, 'my_update', {})); } },
  LockedPanel: {
    mounted() {
      const start = this.el.querySelector('#start-locked-update');
      start.addEventListener('click', () => this.pushEventTo('#slow-target-child', 'hold-lock', {}));
    },
  },
});

hooks.PhoneNumber = {
  mounted() {
    this.el.addEventListener('input', () => {
      const match = this.el.value.replace(/\D/g, '').match(/^(\d{3})(\d{3})(\d{4})$/);
      if (match) this.el.value = match.slice(1).join('-');
    });
  },
};

// The hooks of the issues that send files.
Object.assign(hooks, {
  QueuedUploader: {
    mounted() {
      const remaining = [];
      const next = () => remaining.length > 0 && this.upload('files', [remaining.shift()]);
      this.el.addEventListener('input', ({ target }) => {
        const files = Array.from(target.files);
        this.pushEvent('upload_scrub_list', { file_names: files.map(({ name }) => name) }, ({ deduped_filenames: names }) => {
          remaining.push(...files.filter(({ name }) => names.includes(name)));
          this.upload('files', remaining.splice(0, 3));
        });
      });
      this.handleEvent('upload_send_next_file', next);
    },
  },
  JsUpload: {
    mounted() {
      const upload = () => {
        const input = document.querySelector('input[type=file]');
        this.uploadTo(input.form, input.name, [new File(['x'.repeat(1024 * 1024)], '1mb_of_x.txt', { type: 'text/plain' })]);
      };
      const fill = () => {
        const input = document.querySelector('input[type=text]');
        input.value += input.value.length;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const steps = 'before' in this.el.dataset ? [fill, upload] : [upload, fill];
      this.el.addEventListener('click', () => steps.forEach((step) => step()));
    },
  },
});
