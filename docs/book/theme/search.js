// Searches the whole book, section by section: every word asked for must begin a word there.
const field = document.querySelector('.search input');
const found = document.querySelector('.found');
let entries;

// The index is fetched as a script, on first use: a page from a file may load nothing else.
field.addEventListener('focus', () => {
  if (entries) return;
  const script = document.createElement('script');
  script.src = 'search-index.js';
  script.onload = () => {
    entries = window.bookIndex.map(([href, chapter, title, text]) => ({
      href, chapter, title, text, inTitle: words(title), inText: words(text),
    }));
    show();
  };
  document.head.append(script);
}, { once: true });

const words = text => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) || [];
const begins = (list, word) => list.some(each => each.startsWith(word));

function search(query) {
  const asked = words(query);
  const score = entry => asked.reduce((sum, word) => sum
    + (begins(entry.inTitle, word) ? 10 : begins(entry.inText, word) ? 1 : -1000), 0);
  return asked.length === 0 ? [] : entries
    .map(entry => ({ entry, score: score(entry) }))
    .filter(hit => hit.score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, 12).map(hit => hit.entry);
}

// The text around the first word that was asked for, with that word marked.
function excerpt(text, query) {
  const word = words(query).find(each => begins(words(text), each)) || '';
  const at = word ? text.toLowerCase().search(new RegExp(`(?<![\\p{L}\\p{N}_])${word}`, 'u')) : 0;
  const mark = document.createElement('mark');
  mark.textContent = text.slice(at, at + word.length);
  const before = text.slice(Math.max(0, at - 40), at);
  return [(at > 40 ? '…' : '') + before, mark, text.slice(at + word.length, at + 70) + '…'];
}

function item(entry) {
  const [li, a, title, where, text] = ['li', 'a', 'b', 'small', 'span']
    .map(name => document.createElement(name));
  title.textContent = entry.title;
  where.textContent = entry.chapter;
  text.append(...excerpt(entry.text, field.value));
  a.href = entry.href;
  a.append(where, title, text);
  li.append(a);
  return li;
}

function show() {
  const hits = entries ? search(field.value) : [];
  found.hidden = field.value.trim() === '';
  found.querySelector('ol').replaceChildren(...hits.map(item));
  found.querySelector('p').textContent = hits.length === 0 ? 'Nothing found'
    : hits.length === 1 ? '1 place' : `${hits.length} places`;
}

function close() {
  found.hidden = true;
  field.value = '';
}

field.addEventListener('input', show);
field.form.addEventListener('submit', event => {
  event.preventDefault();
  found.querySelector('a')?.click();
});
found.addEventListener('click', event => { if (event.target.closest('a')) close(); });
addEventListener('click', event => { if (!field.form.contains(event.target)) found.hidden = true; });
field.form.addEventListener('keydown', event => {
  const links = [field, ...found.querySelectorAll('a')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') { close(); field.blur(); }
  if (step) {
    event.preventDefault();
    links[links.indexOf(document.activeElement) + step]?.focus();
  }
});
