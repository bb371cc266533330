/* <privacy-notice src="…/notice.nl.json"><a href="…">Privacyverklaring</a></privacy-notice>
   Shows what its link leads to when something is announced. Stores nothing, sends no cookie, builds text nodes only. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ':host{display:block}summary{cursor:pointer;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}p{margin:.3em 0}div{border-inline-start:.3em solid;padding-inline-start:.8em}',
);
const add = (parent, tag, text, set) =>
  parent.appendChild(Object.assign(document.createElement(tag), { textContent: text }, set));
customElements.define(
  'privacy-notice',
  class extends HTMLElement {
    async connectedCallback() {
      const src = this.getAttribute('src');
      if (!src || this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement('slot'));
      const answer = await fetch(src, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(() => 0);
      if (!answer.ok) return;
      const { version, notices } = await answer.json();
      const now = Date.parse(answer.headers.get('date')) || Date.now();
      const due = version === 1 ? notices.filter(({ until }) => !until || Date.parse(until) > now) : [];
      if (!due.length) return;
      const all = due.map(({ heading, dateInWords, text, url }) => {
        const details = document.createElement('details');
        add(details, 'summary', dateInWords ? `${heading} (${dateInWords})` : heading);
        const body = add(details, 'div', '');
        add(body, 'p', text);
        if (/^https?:/.test(url)) add(add(body, 'p', ''), 'a', url, { href: url });
        return details;
      });
      root.replaceChildren(...all);
      const [first] = all;
      first.append(document.createElement('slot'));
    }
  },
);
