// Shows one slide at a time. Without this script the page is all slides below each other. Asks nothing of any network.
'use strict';
(() => {
  const slides = [...document.querySelectorAll('.s')];
  if (slides.length === 0) return;
  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const bar = by('bar');
  const help = by('help');
  const cover = by('cover');
  const title = by('title');
  const title_on_slide = title.hidden;
  const has_notes = document.querySelector('.n') !== null;
  const steps = slides.map((slide) => Number(slide.dataset.steps || 1));
  const parts = slides.map((slide) =>
    [...slide.querySelectorAll('[data-s],[data-e]')].map((part) => ({
      part,
      first: Number(part.dataset.s || 0),
      last: part.dataset.e === undefined ? Infinity : Number(part.dataset.e),
    })));
  // A slide is seen without the heading of its section: its own headings then begin right below the deck's title.
  const headings = slides.map((slide) => {
    const all = [...slide.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => ({ heading, level: Number(heading.tagName[1]) }));
    const missing = Math.max(0, Math.min(...all.map(({ level }) => level)) - 2);
    return all.map(({ heading, level }) => ({ heading, level: level - missing }));
  });
  let now = 0;
  let step = 0;
  let digits = '';
  let asleep = 0;
  let begun = 0;  // when the first slide was left

  const is_on = (name) => root.classList.contains(name);

  // Beside the notes: the time, and the minutes of the talk, which begins when the first slide is left.
  function tick() {
    const clock = by('clock');
    if (!clock || !is_on('talk')) return;
    const two = (number) => String(Math.floor(number)).padStart(2, '0');
    const time = new Date();
    const seconds = begun ? (time - begun) / 1000 : 0;
    clock.textContent = `${two(time.getHours())}:${two(time.getMinutes())} \u00B7 ` +
      `${two(seconds / 60)}:${two(seconds % 60)} \u00B7 ${by('place').textContent}`;
  }

  function entitle() {
    document.title = `${slides[now].id} \u00B7 ${root.dataset.title}`;
  }

  function draw(focus) {
    const over = is_on('over');
    const talk = is_on('talk') && !over;
    slides.forEach((slide, i) => {
      const next = talk && i === now + 1;
      slide.hidden = !(over || i === now || next);
      slide.classList.toggle('now', i === now);
      slide.classList.toggle('next', next);
      slide.tabIndex = over ? 0 : -1;
      slide.inert = next;
      for (const { heading, level } of headings[i]) {
        if (over) heading.removeAttribute('aria-level');
        else heading.setAttribute('aria-level', String(level));
      }
      const shown = i === now && !over ? step : steps[i] - 1;
      for (const { part, first, last } of parts[i]) part.classList.toggle('off', shown < first || shown > last);
    });
    // The next slide's pictures, where slides are pictures, are unpacked before they are wanted.
    for (const picture of slides[now + 1]?.querySelectorAll('img') ?? []) picture.decode().catch(() => {});
    const name = slides[now].id;
    by('place').textContent = `${now + 1} / ${slides.length}`;
    if (now > 0 && !begun && !over) begun = Date.now();
    tick();
    if (location.hash !== '#' + name) history.replaceState(null, '', '#' + name);
    entitle();
    // The deck's title is a heading once, and there is one on every slide.
    title.hidden = title_on_slide && !slides[0].hidden;
    if (over) slides[now].scrollIntoView({ block: 'nearest' });
    if (focus) slides[now].focus({ preventScroll: true });
    by('said').textContent = over ? 'Overview' : slides[now].getAttribute('aria-label');
  }

  function go(slide, to_step, focus = true) {
    now = Math.max(0, Math.min(slides.length - 1, slide));
    step = Math.max(0, Math.min(steps[now] - 1, to_step));
    cover.hidden = true;
    draw(focus);
  }

  function move(by_steps, whole) {
    const next = by_steps > 0;
    if (is_on('over')) return go(now + by_steps, Infinity);
    if (next && step + 1 < steps[now] && !whole) return go(now, step + 1);
    if (!next && step > 0) return go(now, whole ? 0 : step - 1);
    if (next && now + 1 < slides.length) return go(now + 1, 0);
    if (!next && now > 0) return go(now - 1, whole ? 0 : Infinity);
    cover.hidden = true;
    return undefined;
  }

  // Up and down go to the slide that stands there.
  function move_row(by_rows) {
    const columns = getComputedStyle(document.querySelector('main')).gridTemplateColumns.split(' ').length;
    const wanted = now + by_rows * columns;
    if (wanted >= 0 && wanted < slides.length) go(wanted, Infinity);
  }

  function toggle(name, wanted = !is_on(name)) {
    root.classList.toggle(name, wanted);
    draw(true);
  }

  function toggle_cover(colour) {
    const same = !cover.hidden && cover.dataset.colour === colour;
    cover.hidden = same;
    cover.dataset.colour = colour;
    cover.style.background = colour;
  }

  function toggle_full_screen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
  }

  function toggle_help(wanted = help.hidden) {
    help.hidden = !wanted;
    if (wanted) help.focus();
    else slides[now].focus({ preventScroll: true });
  }

  // The innermost passing thing closes; the talk itself never ends by a key.
  function close_one() {
    if (!help.hidden) toggle_help(false);
    else if (!cover.hidden) cover.hidden = true;
    else if (is_on('over')) toggle('over', false);
  }

  function open_address() {
    let wanted = location.hash.slice(1);
    try {
      wanted = decodeURIComponent(wanted);
    } catch {
      // A percent sign that stands for itself.
    }
    return slides.findIndex((slide) => slide.id === wanted || slide.dataset.name === wanted);
  }

  function go_to_number(number) {
    const at = slides.findIndex((slide) => slide.id === number);
    if (at >= 0) {
      root.classList.remove('over');
      go(at, 0);
    }
  }

  const keys = {
    ArrowRight: (e) => move(1, e.shiftKey), ArrowDown: (e) => (is_on('over') ? move_row(1) : move(1, e.shiftKey)),
    PageDown: (e) => move(1, e.shiftKey), n: () => move(1, false), N: () => move(1, true),
    ArrowLeft: (e) => move(-1, e.shiftKey), ArrowUp: (e) => (is_on('over') ? move_row(-1) : move(-1, e.shiftKey)),
    PageUp: (e) => move(-1, e.shiftKey), Backspace: (e) => move(-1, e.shiftKey),
    p: () => move(-1, false), P: () => move(-1, true),
    ' ': (e) => move(e.shiftKey ? -1 : 1, false),
    Home: () => go(0, 0), End: () => go(slides.length - 1, Infinity),
    b: () => toggle_cover('black'), '.': () => toggle_cover('black'),
    w: () => toggle_cover('white'), ',': () => toggle_cover('white'),
    o: () => toggle('over'), s: () => has_notes && toggle('talk'), f: toggle_full_screen,
    '?': () => toggle_help(), F1: () => toggle_help(), Escape: close_one, F5: () => {},
  };
  const once = new Set(['b', 'w', '.', ',', 'o', 's', 'f', '?', 'F1']);

  addEventListener('keydown', (e) => {
    if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey) return;
    // On a keyboard for another script the place of a key tells which it is.
    const key = e.key.length === 1 && e.key > '~' ? e.code.replace(/^(Key|Digit)/, '') : e.key;
    const letter = key.length === 1 && !e.shiftKey ? key.toLowerCase() : key;
    if (/^[0-9]$/.test(letter)) {
      digits = (digits + letter).slice(-6);
      return;
    }
    if (letter === 'Enter') {
      const on = document.activeElement;
      if (digits !== '') go_to_number(String(Number(digits)));
      else if (on && on.matches('a, button')) return;
      else if (is_on('over')) pick(on);
      else move(1, e.shiftKey);
      digits = '';
      e.preventDefault();
      return;
    }
    digits = '';
    if (letter === ' ' && document.activeElement && document.activeElement.matches('button')) return;
    const act = keys[letter] || keys[letter.toLowerCase()];
    if (!act || (e.repeat && once.has(letter))) return;
    e.preventDefault();
    act(e);
  });

  function pick(element) {
    const slide = element && element.closest('.s');
    if (!slide) return;
    root.classList.remove('over');
    go(slides.indexOf(slide), 0);
  }

  document.querySelector('main').addEventListener('click', (e) => {
    if (e.target.closest('a, .n')) return;
    if (is_on('over')) pick(e.target);
    else if (String(getSelection()) === '') move(1, false);
  });
  cover.addEventListener('click', () => { cover.hidden = true; });

  const is_zoomed = () => window.visualViewport !== undefined && visualViewport.scale > 1.01;
  window.visualViewport?.addEventListener('resize', () => root.classList.toggle('zoomed', is_zoomed()));
  let touch = null;
  addEventListener('touchstart', (e) => {
    touch = e.touches.length === 1 ? { x: e.touches[0].clientX, y: e.touches[0].clientY } : null;
  }, { passive: true });
  addEventListener('touchend', (e) => {
    // Whoever has enlarged a slide with two fingers moves about in it with one.
    if (!touch || is_on('over') || is_zoomed()) return;
    const dx = e.changedTouches[0].clientX - touch.x;
    const dy = e.changedTouches[0].clientY - touch.y;
    if (Math.abs(dx) > 40 && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? 1 : -1, false);
    touch = null;
  }, { passive: true });

  const acts = { back: () => move(-1, false), on: () => move(1, false), over: () => toggle('over'),
    talk: () => toggle('talk'), full: toggle_full_screen, keys: () => toggle_help() };
  for (const button of bar.querySelectorAll('button')) {
    button.addEventListener('click', () => { acts[button.dataset.act](); button.blur(); });
  }

  const wake = () => {
    root.classList.add('wake');
    clearTimeout(asleep);
    asleep = setTimeout(() => root.classList.remove('wake'), 2000);
  };
  addEventListener('mousemove', wake);
  addEventListener('touchend', wake, { passive: true });

  addEventListener('hashchange', () => {
    const at = open_address();
    if (at >= 0 && at !== now) go(at, 0);
  });

  // What is printed is all slides: a PDF made so has the deck's own title.
  addEventListener('beforeprint', () => {
    document.title = root.dataset.title;
    title.hidden = title_on_slide;
  });
  addEventListener('afterprint', () => draw(false));

  root.classList.add('js');
  setInterval(tick, 1000);
  go(Math.max(0, open_address()), 0, false);
})();
