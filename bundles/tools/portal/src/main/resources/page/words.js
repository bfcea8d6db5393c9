// What the page says, in Chinese unless the browser or the officer asks for English.

export let text = {};
export let english = false;

export async function speak(inEnglish) {
  text = await (await fetch(inEnglish ? 'strings_en.json' : 'strings_zh.json')).json();
  english = inEnglish;
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  document.title = text.title;
  for (const each of document.querySelectorAll('[data-text]')) each.textContent = text[each.dataset.text];
}
