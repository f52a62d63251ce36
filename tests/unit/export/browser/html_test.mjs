// Exported HTML in a real Chromium: node html_test.mjs MODULES CHROMIUM FOLDER (see html_test.py)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , modules, executablePath, folder] = process.argv;
const inModules = (name) => path.join(modules, 'node_modules', name);
const { chromium } = await import(pathToFileURL(inModules('playwright-core/index.mjs')).href);
const axe = fs.readFileSync(inModules('axe-core/axe.min.js'), 'utf8');
const address = (name) => {
  const [file, slide] = name.split('#');
  return pathToFileURL(path.join(folder, file)).href + (slide ? `#${slide}` : '');
};

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
});

// A page whose every request and complaint is kept.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  const page = await context.newPage();
  const seen = { requests: [], complaints: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => seen.complaints.push(message.text()));
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  await page.goto(address(name));
  await page.evaluate(() => document.fonts.ready);
  return { page, seen, close: () => context.close() };
}

const shown = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.s')].filter((slide) => slide.getClientRects().length > 0).map((slide) => slide.id));
const visible = (page, text) => page.evaluate((wanted) => {
  const line = [...document.querySelectorAll('.l')].find((one) => one.textContent.includes(wanted));
  return line.getClientRects().length > 0 && getComputedStyle(line).visibility === 'visible';
}, text);
const cover = (page) => page.evaluate(() => {
  const element = document.getElementById('cover');
  return element.hidden ? 'none' : getComputedStyle(element).backgroundColor;
});

async function press(page, keys) {
  for (const key of keys.split(' ')) await page.keyboard.press(key === 'Space' ? ' ' : key);
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}

// Two pictures of one size: the square root of the mean square difference, and of a part the greatest difference.
async function compared(page, one, other, part) {
  return page.evaluate(async ([first, second, box]) => {
    const pixels = async (base64) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      return { width: picture.width, height: picture.height, data: context.getImageData(0, 0, picture.width, picture.height).data };
    };
    const a = await pixels(first);
    const b = await pixels(second);
    let sum = 0;
    let greatest = 0;
    for (let i = 0; i < a.data.length; i += 4) {
      const x = (i / 4) % a.width;
      const y = Math.floor(i / 4 / a.width);
      for (let c = 0; c < 3; c += 1) {
        const difference = Math.abs(a.data[i + c] - b.data[i + c]);
        sum += difference * difference;
        if (box && x >= box.left && x < box.right && y >= box.top && y < box.bottom) greatest = Math.max(greatest, difference);
      }
    }
    return { size: [a.width === b.width, a.height === b.height], rms: Math.sqrt(sum / (a.width * a.height * 3)) / 255, greatest };
  }, [one.toString('base64'), other.toString('base64'), part]);
}

const tests = {
  async it_asks_for_nothing_and_complains_of_nothing() {
    const { page, seen, close } = await open('talk.html');
    await press(page, 'ArrowRight ArrowRight ArrowRight o Escape');
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith('data:')), [address('talk.html')]);
    assert.deepEqual(seen.complaints, []);
    await close();
  },

  async a_script_from_elsewhere_does_not_run() {
    const { page, close } = await open('talk.html');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      return window.intruder === true;
    });
    assert.equal(ran, false);
    await close();
  },

  async keys_move_by_steps_and_by_slides(name = 'talk.html') {
    const { page, close } = await open(name);
    assert.deepEqual(await shown(page), ['1']);
    await press(page, 'ArrowRight');
    assert.deepEqual(await shown(page), ['2']);
    assert.equal(await visible(page, 'first'), true);
    assert.equal(await visible(page, 'second'), false);
    await press(page, 'Space');
    assert.deepEqual(await shown(page), ['2']);
    assert.equal(await visible(page, 'second'), true);
    await press(page, 'PageDown');
    assert.deepEqual(await shown(page), ['3']);
    await press(page, 'p');
    assert.equal(await visible(page, 'second'), true);
    await press(page, 'Shift+ArrowRight');
    assert.deepEqual(await shown(page), ['3']);
    await press(page, 'End');
    assert.deepEqual(await shown(page), ['6']);
    await press(page, 'Home 4 Enter');
    assert.deepEqual(await shown(page), ['4']);
    assert.equal(new URL(page.url()).hash, '#4');
    await close();
  },

  async letters_are_known_by_their_place_on_a_keyboard_for_another_script() {
    const { page, close } = await open('talk.html');
    const type = (keys) => page.evaluate((typed) => typed.forEach(([key, code, shiftKey]) =>
      dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey }))), keys);
    await type([['\u0438', 'KeyB']]);  // a Russian keyboard's B
    assert.equal(await cover(page), 'rgb(0, 0, 0)');
    await type([['\u0418', 'KeyB', true]]);
    assert.equal(await cover(page), 'none');
    await type([['\u0663', 'Digit3'], ['Enter', 'Enter']]);  // an Arabic keyboard's 3
    assert.deepEqual(await shown(page), ['3']);
    await type([['\u00F6', 'Semicolon']]);
    assert.deepEqual(await shown(page), ['3']);
    await close();
  },

  async an_address_opens_its_slide(name = 'talk.html') {
    const { page, close } = await open(`${name}#3`);
    assert.deepEqual(await shown(page), ['3']);
    await page.click('a[href="#2"]');
    await page.waitForFunction(() => !document.getElementById('2').hidden);
    assert.deepEqual(await shown(page), ['2']);
    await close();
    const odd = await open(`${name}#100%`);
    assert.deepEqual(await shown(odd.page), ['1']);
    assert.deepEqual(odd.seen.complaints, []);
    await odd.close();
  },

  async black_white_help_and_overview_open_and_close() {
    const { page, close } = await open('talk.html');
    await press(page, 'b');
    assert.equal(await cover(page), 'rgb(0, 0, 0)');
    await press(page, 'w');
    assert.equal(await cover(page), 'rgb(255, 255, 255)');
    await press(page, 'Escape');
    assert.equal(await cover(page), 'none');
    await press(page, '. ArrowRight');
    assert.equal(await cover(page), 'none');
    assert.deepEqual(await shown(page), ['2']);
    await press(page, 'o');
    assert.deepEqual(await shown(page), ['1', '2', '3', '4', '5', '6']);
    await press(page, 'ArrowDown ArrowUp');  // all slides stand in a row here
    await press(page, 'ArrowRight Enter');
    assert.deepEqual(await shown(page), ['3']);
    await page.setViewportSize({ width: 640, height: 400 });  // two beside each other
    await press(page, 'o ArrowDown Enter');
    assert.deepEqual(await shown(page), ['5']);
    await press(page, 'o ArrowUp Enter');
    assert.deepEqual(await shown(page), ['3']);
    await press(page, '?');
    assert.equal(await page.isVisible('#help'), true);
    await press(page, 'Escape Escape F5');
    assert.equal(await page.isVisible('#help'), false);
    assert.deepEqual(await shown(page), ['3']);
    await close();
  },

  async a_swipe_moves() {
    const { page, close } = await open('talk.html', { hasTouch: true });
    const swipe = (from, to) => page.evaluate(([x, other]) => {
      const touch = (clientX) => new Touch({ identifier: 1, target: document.body, clientX, clientY: 300 });
      dispatchEvent(new TouchEvent('touchstart', { touches: [touch(x)], changedTouches: [touch(x)] }));
      dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(other)] }));
    }, [from, to]);
    await swipe(900, 300);
    assert.deepEqual(await shown(page), ['2']);
    await swipe(300, 900);
    assert.deepEqual(await shown(page), ['1']);
    await swipe(300, 310);
    assert.deepEqual(await shown(page), ['1']);
    // Enlarged with two fingers, a slide is moved about with one.
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await swipe(900, 300);
    assert.deepEqual(await shown(page), ['1']);
    await close();
  },

  async fingers_turn_slides_on_a_telephone_and_never_leave_the_page() {
    const { page, close } = await open('notes.html', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const swipe = async (from, to) => {
      await touch('touchStart', { x: from, y: 420 });
      for (let i = 1; i <= 5; i += 1) await touch('touchMove', { x: from + ((to - from) * i) / 5, y: 420 + i });
      await touch('touchEnd');
    };
    await page.touchscreen.tap(195, 420);
    await page.waitForFunction(() => location.hash === '#2');
    await swipe(300, 80);
    await page.waitForFunction(() => !document.querySelector('.now .off'));  // the second step
    await swipe(80, 300);
    await page.waitForFunction(() => document.querySelector('.now .off'));
    await swipe(80, 300);
    await page.waitForFunction(() => location.hash === '#1');
    await swipe(80, 300);  // there is a page before this file: the browser's own
    await swipe(300, 80);
    await page.waitForFunction(() => location.hash === '#2');
    await page.click('#bar [data-act=talk]');
    await page.click('.now .n');
    assert.equal(await page.$$eval('.now .off', (all) => all.length > 0), true, 'a touch of the notes turns no slide');
    assert.match(page.url(), /notes\.html#2$/);
    await close();
  },

  async notes_are_beside_the_slide_only_where_they_were_asked_for() {
    assert.equal(fs.readFileSync(path.join(folder, 'talk.html'), 'utf8').includes('quagga'), false);
    const plain = await open('talk.html');
    await press(plain.page, 's');
    assert.deepEqual(await shown(plain.page), ['1']);
    await plain.close();
    const { page, close } = await open('notes.html#2');
    assert.equal(await page.isVisible('.now .n'), false);
    await press(page, 's');
    assert.equal(await page.isVisible('.now .n'), true);
    assert.match(await page.innerText('.now .n'), /quagga zyzzyva/);
    await press(page, 's');
    assert.equal(await page.isVisible('.now .n'), false);
    await close();
  },

  async a_screen_reader_finds_headings_lists_tables_and_pictures(name = 'talk.html') {
    const { page, close } = await open(name);
    await press(page, 'o');
    assert.deepEqual(await page.getByRole('heading').allInnerTexts().then((all) => all.map((one) => one.replace(/\s+/g, ' '))),
      ['Words & pictures', 'Two steps', 'A table', '積極的平和主義', 'A picture', 'Last']);
    assert.equal(await page.getByRole('listitem').count(), 2);
    assert.equal(await page.getByRole('columnheader', { name: 'How many' }).count(), 1);
    assert.equal(await page.getByRole('cell', { name: '1,234' }).count(), 1);
    assert.equal(await page.getByRole('img', { name: 'Two colours: red beside blue' }).count(), 1);
    assert.equal(await page.getByRole('blockquote').count(), 1);
    await close();
  },

  async the_deck_s_title_is_one_heading_on_every_slide(name = 'talk.html') {
    const { page, close } = await open(name);
    const titles = () => page.getByRole('heading', { level: 1 }).allInnerTexts();
    assert.deepEqual(await titles(), ['Words & pictures']);
    assert.equal(await page.getByRole('heading').count(), 1);
    await press(page, 'PageDown');
    assert.deepEqual(await titles(), ['Words & pictures']);
    assert.equal(await page.getByRole('heading').count(), 2);
    await close();
    const still = await open(name, { javaScriptEnabled: false });
    assert.equal(await still.page.getByRole('heading', { level: 1 }).count(), 1);
    await still.close();
  },

  async axe_finds_nothing_amiss(name = 'notes.html') {
    const { page, close } = await open(name);
    for (const id of await page.$$eval('.s', (slides) => slides.map((slide) => slide.id))) {
      await page.evaluate((wanted) => { location.hash = wanted; }, id);
      await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, id);
      assert.deepEqual(await violations(page), [], `slide ${id}`);
    }
    await press(page, 'o');
    assert.deepEqual(await violations(page), []);
    await press(page, 'o ?');
    assert.deepEqual(await violations(page), []);
    await press(page, 'Escape s');
    assert.deepEqual(await violations(page), [], 'beside the notes');
    await close();
    // As it is without a script: the checker itself needs one, so the deck's own is taken out.
    const html = fs.readFileSync(path.join(folder, name), 'utf8').replace(/<script>[^]*<\/script>/, '');
    fs.writeFileSync(path.join(folder, 'still.html'), html);
    const still = await open('still.html');
    assert.deepEqual(await violations(still.page), []);
    await still.close();
  },

  async axe_finds_nothing_amiss_on_slides_of_sections() {
    await tests.axe_finds_nothing_amiss('sections.html');
  },

  // A column of a slide's picture, right of its table's words: how many pixels each line has, light ones too.
  async hairlines_of_a_table_are_seen_however_small_the_slide_is_and_alike() {
    const blank = await browser.newPage();  // a deck's page may fetch nothing, a picture of itself neither
    const lines = async (page) => {
      const box = await page.$eval('[id="3"] .p', (slide) => {
        const { left, top, width, height } = slide.getBoundingClientRect();
        return { x: Math.round(left + 0.08 * width), y: Math.round(top + 0.2 * height), width: 1, height: Math.round(0.65 * height) };
      });
      const shot = (await page.screenshot({ clip: box })).toString('base64');
      return blank.evaluate(async (base64) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const context = new OffscreenCanvas(1, picture.height).getContext('2d');
        context.drawImage(picture, 0, 0);
        const { data } = context.getImageData(0, 0, 1, picture.height);
        const paper = data[0];
        const seen = [];
        for (let y = 1; y < picture.height; y += 1) {
          if (paper - data[4 * y] <= 5) continue;
          if (paper - data[4 * y - 4] <= 5) seen.push(0);
          seen[seen.length - 1] += 1;
        }
        return seen;
      }, shot);
    };
    const { page, close } = await open('lines.html#3');
    const wanted = await lines(page);
    assert.equal(wanted.length, 8);
    assert.deepEqual(wanted.slice(2, 7), [2, 2, 2, 2, 2]);  // as in the PNG: lines of 1.5 units between the table's rows
    for (const [width, height] of [[1366, 768], [1600, 900], [1280, 720], [2560, 1440]]) {
      await page.setViewportSize({ width, height });
      const rows = (await lines(page)).slice(2, 7);
      assert.deepEqual(rows, rows.map(() => Math.max(1, Math.round(1.5 * height / 1080))), `${width} x ${height}`);
    }
    await press(page, 'o');
    assert.deepEqual((await lines(page)).slice(2, 7), [1, 1, 1, 1, 1]);
    await close();
    const phone = await open('lines.html#3', { viewport: { width: 390, height: 844 } });
    assert.equal((await lines(phone.page)).length, wanted.length);
    await phone.close();
    await blank.close();
  },

  async a_clock_counts_from_when_the_first_slide_is_left() {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    await page.clock.install({ time: new Date(2026, 0, 1, 9, 30, 0) });
    await page.goto(address('notes.html'));
    await page.clock.pauseAt(new Date(2026, 0, 1, 10, 0, 0));
    await press(page, 's');
    await page.clock.runFor(100_000);
    assert.equal(await page.innerText('#clock'), '10:01 \u00B7 00:00 \u00B7 1 / 6');
    await press(page, 'ArrowRight');
    await page.clock.runFor(125_000);
    assert.match(await page.innerText('#clock'), /^10:03 \u00B7 02:0[45] \u00B7 2 \/ 6$/);  // the second in which it ticks
    await press(page, 'o');
    assert.equal(await page.isVisible('#clock'), false);
    await context.close();
    const plain = await open('talk.html');
    assert.equal(await plain.page.locator('#clock').count(), 0);
    await plain.close();
  },

  async notes_have_room_beside_the_slide_or_below_it() {
    for (const [width, height] of [[1920, 1080], [1280, 800], [390, 844], [844, 390], [2560, 1080]]) {
      const { page, close } = await open('notes.html#2', { viewport: { width, height } });
      await press(page, 's');
      const [slide, notes, next] = await Promise.all(['.now .p', '.now .n', '.next .p'].map((one) => page.locator(one).boundingBox()));
      const inside = (box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
      assert.ok(inside(slide) && inside(next) && inside(notes), `${width} x ${height}`);
      assert.ok(notes.width >= 0.35 * width && slide.width > next.width, `${width} x ${height}: ${notes.width}`);
      const clock = await page.locator('#clock').boundingBox();
      assert.ok(clock.y >= next.y + next.height, `${width} x ${height}`);
      assert.ok(notes.y >= slide.y + slide.height || notes.x >= slide.x + slide.width, `${width} x ${height}`);
      await close();
    }
  },

  async without_script_all_slides_stand_below_each_other(name = 'talk.html') {
    const { page, close } = await open(name, { javaScriptEnabled: false });
    const tops = await page.$$eval('.s', (all) => all.map((slide) => slide.getBoundingClientRect().top));
    assert.equal(tops.length, 6);
    assert.deepEqual([...tops].sort((a, b) => a - b), tops);
    assert.ok(tops.every((top, i) => i === 0 || top >= tops[i - 1] + 1080));
    assert.equal(await page.isVisible('#bar'), false);
    await close();
  },

  async a_slide_is_a_page_on_paper(name = 'talk.html') {
    const { page, close } = await open(name);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 6);
    const [, , , width, height] = pdf.match(/\/MediaBox\s*\[\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*\]/);
    assert.ok(Math.abs(Number(width) / Number(height) - 16 / 9) < 0.01, `${width} x ${height}`);
    assert.match(pdf, /\/Title\s*\(Words & pictures\)/);
    assert.equal(await page.title(), '1 \u00B7 Words & pictures');
    await close();
  },

  async slides_as_pictures_behave_the_same() {
    const name = 'pictures.html';
    await tests.keys_move_by_steps_and_by_slides(name);
    await tests.an_address_opens_its_slide(name);
    await tests.a_screen_reader_finds_headings_lists_tables_and_pictures(name);
    await tests.axe_finds_nothing_amiss(name);
    await tests.without_script_all_slides_stand_below_each_other(name);
    await tests.a_slide_is_a_page_on_paper(name);
    assert.equal(fs.readFileSync(path.join(folder, name), 'utf8').includes('quagga'), false);
  },

  async slides_as_pictures_are_the_exported_pixels() {
    const blank = await browser.newPage();
    for (const stem of ['pictures', 'briefing', 'small']) {
      const size = stem === 'small' ? { width: 1024, height: 768 } : { width: 1920, height: 1080 };
      const { page, close } = await open(`${stem}.html`, { viewport: size });
      const exported = fs.readdirSync(path.join(folder, stem)).sort();
      const steps = await page.$$eval('.s', (all) => all.map((slide) => [slide.id, Number(slide.dataset.steps)]));
      const shots = steps.flatMap(([id, count]) => Array.from({ length: count }, (_, step) => `${id}, step ${step + 1}`));
      assert.equal(exported.length, shots.length);
      for (const [i, place] of shots.entries()) {
        if (i > 0) await press(page, 'ArrowRight');
        const there = await page.screenshot();
        const picture = fs.readFileSync(path.join(folder, stem, exported[i]));
        const { size: equal, rms } = await compared(blank, there, picture);
        assert.deepEqual([...equal, rms], [true, true, 0], `${stem}.html, slide ${place}`);
      }
      await close();
    }
    await blank.close();
  },

  async text_over_a_picture_stands_on_the_words_that_it_covers() {
    // Two forms of one file: the text is where it is where it can be seen, and is copied the same.
    const words = {};
    for (const name of ['talk.html', 'pictures.html']) {
      const { page, close } = await open(`${name}#3`);
      words[name] = await page.evaluate(() => {
        const lines = [...document.querySelectorAll('.now .l')];
        getSelection().selectAllChildren(document.querySelector('.now .p'));
        return [String(getSelection()).trim(), ...lines.map((line) => JSON.stringify(line.getBoundingClientRect()))];
      });
      await close();
    }
    const { page, close } = await open('pictures.html');
    assert.equal(await page.$eval('.now img', (picture) => getComputedStyle(picture).userSelect), 'none');
    await close();
    assert.ok(words['talk.html'].length > 8);
    assert.match(words['talk.html'][0], /Britain/);
    assert.deepEqual(words['pictures.html'], words['talk.html']);
  },

  async it_looks_like_the_exported_pictures() {
    const blank = await browser.newPage();
    const { page, close } = await open('talk.html');
    const pictures = fs.readdirSync(path.join(folder, 'png')).sort();
    const ids = await page.$$eval('.s', (all) => all.map((slide) => slide.id));
    assert.equal(pictures.length, ids.length);
    await page.evaluate(() => { document.getElementById('bar').hidden = true; });
    for (const [i, id] of ids.entries()) {
      await press(page, `${id} Enter`);
      while ((await page.$$('.now .off')).length > 0) await press(page, 'ArrowRight');
      const box = await page.$eval(`[id="${id}"]`, (slide) => {
        const picture = slide.querySelector('[role=img]');
        const rect = picture && picture.getBoundingClientRect();
        // Edges are drawn by each in its own way: a little inside of the left colour.
        return rect && { left: rect.left + 4, right: rect.left + 0.45 * rect.width, top: rect.top + 4, bottom: rect.bottom - 4 };
      });
      const there = await page.screenshot();
      const exported = fs.readFileSync(path.join(folder, 'png', pictures[i]));
      const { size, rms, greatest } = await compared(blank, there, exported, box);
      assert.deepEqual(size, [true, true]);
      assert.ok(rms < 0.01, `slide ${id}: ${rms}`);
      if (box) assert.equal(greatest, 0, `slide ${id}: the picture's colours`);
    }
    await close();
    await blank.close();
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
