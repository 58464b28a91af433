// Runs before the page is drawn, so that a chosen shade does not flash.
document.documentElement.classList.add('js');
try {
  const shade = localStorage.getItem('shade');
  if (shade) document.documentElement.dataset.shade = shade;
} catch {
  // A browser that keeps nothing follows the system.
}
