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

// A word of the glossary says what it means: pointed at, focused, or touched once.
for (const link of all('.term[aria-describedby]')) {
  const note = document.getElementById(link.getAttribute('aria-describedby'));
  let leaving;
  let touched = false;
  const open = () => {
    clearTimeout(leaving);
    if (!note.matches(':popover-open')) note.showPopover();
    const word = link.getClientRects()[0];
    const left = Math.min(word.left, innerWidth - note.offsetWidth - 12);
    const below = word.bottom + 6 + note.offsetHeight < innerHeight;
    note.style.left = `${Math.max(12, left)}px`;
    note.style.top = `${below ? word.bottom + 6 : word.top - 6 - note.offsetHeight}px`;
  };
  // Late enough for the pointer to reach the note, which then stays.
  const leave = () => { leaving = setTimeout(() => note.hidePopover(), 200); };
  for (const part of [link, note]) {
    part.addEventListener('pointerenter', event => { if (event.pointerType === 'mouse') open(); });
    part.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse') leave(); });
  }
  link.addEventListener('focus', open);
  link.addEventListener('blur', leave);
  link.addEventListener('pointerdown', event => {
    touched = event.pointerType !== 'mouse' && !note.matches(':popover-open');
  });
  link.addEventListener('click', event => {
    if (!touched) return;
    event.preventDefault();
    open();
  });
  addEventListener('scroll', () => note.matches(':popover-open') && open(), { passive: true });
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
