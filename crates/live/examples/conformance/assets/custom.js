// An element that notes when it comes, goes and moves.
window.__lvCustomElLog = [];
const note = (type) => function callback() { window.__lvCustomElLog.push({ type, id: this.id }); };
class Noted extends HTMLElement {}
Object.assign(Noted.prototype, {
  connectedCallback: note('connected'),
  disconnectedCallback: note('disconnected'),
  connectedMoveCallback: note('moved'),
});
customElements.define('lv-custom-el', Noted);
