// The pages are complete without this file. It adds copying, searching, keys and the shade.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

// Shade: follows the system until somebody chooses.
function turnShade() {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = root.dataset.shade || (dark ? 'dark' : 'light');
  root.dataset.shade = now === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('shade', root.dataset.shade);
  } catch {
    // It lasts as long as the page.
  }
}

// Copying leaves the callouts out.
async function copy(button, source) {
  const clone = source.cloneNode(true);
  all('.co', clone).forEach(callout => callout.remove());
  const text = clone.textContent.trimEnd() + '\n';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 1500);
}

for (const code of all('figure.code')) {
  const button = document.createElement('button');
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', () => copy(button, one('pre', code)));
  code.prepend(button);
}

// A callout and its note light up together.
for (const end of all('[data-co]')) {
  const both = end.dataset.co.split(' ').flatMap(id => all(`[data-co~="${id}"]`));
  const light = on => () => both.forEach(part => part.classList.toggle('lit', on));
  for (const event of ['pointerenter', 'focusin']) end.addEventListener(event, light(true));
  for (const event of ['pointerleave', 'focusout']) end.addEventListener(event, light(false));
}

// The contents show which section is being read.
const sections = all('.contents a[href^="#"]');
const seen = new IntersectionObserver(entries => {
  for (const entry of entries.filter(each => each.isIntersecting)) {
    const id = '#' + entry.target.getAttribute('aria-labelledby');
    sections.forEach(link => link.classList.toggle('here', link.getAttribute('href') === id));
  }
}, { rootMargin: '-15% 0px -75% 0px' });
all('article > section').forEach(section => seen.observe(section));

// Keys.
function turnPage(rel) {
  const link = one(`.turn a[rel="${rel}"]`);
  if (link) link.click();
}

const keys = {
  '/': () => one('.search input').focus(),
  '?': () => one('#book-help').showModal(),
  'd': turnShade,
  'ArrowLeft': () => turnPage('prev'),
  'ArrowRight': () => turnPage('next'),
};

addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, pre, .table, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || typing || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
one('#book-shade').addEventListener('click', turnShade);
one('#book-keys').addEventListener('click', keys['?']);
addEventListener('beforeprint', () => all('details').forEach(each => { each.open = true; }));
