// Small things that every part of the page needs.

import { Refusal } from './rest.js';

export const $ = id => document.getElementById(id);

// What happens when the sign-in is no longer good; the page sets it.
export const door = { reopen: () => {} };

export function guarded(work) {
  return async event => {
    if (event) event.preventDefault();
    quiet();
    try {
      await work(event);
    } catch (failure) {
      tell(failure);
    }
  };
}

export function quiet() {
  $('trouble').hidden = true;
}

function tell(failure) {
  if (!(failure instanceof Refusal)) console.error(failure);
  if (failure.status === 401) door.reopen();
  $('trouble').textContent = failure.message;
  $('trouble').hidden = false;
}

export function option(value, label) {
  const each = document.createElement('option');
  each.value = value;
  each.textContent = label;
  return each;
}

export function cell(kind, content, className) {
  const each = document.createElement(kind);
  if (content instanceof Node) each.append(content);
  else each.textContent = content === null || content === undefined ? '' : content;
  if (className) each.className = className;
  return each;
}

export function button(label, name, work) {
  const each = document.createElement('button');
  each.type = 'button';
  each.textContent = label;
  if (name) each.setAttribute('aria-label', name);
  each.addEventListener('click', guarded(work));
  return each;
}

export function line(...cells) {
  const each = document.createElement('tr');
  each.append(...cells);
  return each;
}
