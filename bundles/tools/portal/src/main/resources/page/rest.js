// The public REST endpoints, asked with the officer's own credentials, which live in this tab's memory only.

import { text } from './words.js';

let authorization = null;

// What the server or the way to it refused, in words for the officer.
export class Refusal extends Error {
  constructor(message, status = 0, code = '') {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function signAs(name, password) {
  const pair = new TextEncoder().encode(name + ':' + password);
  authorization = 'Basic ' + btoa(String.fromCharCode(...pair));
}

export function signOff() {
  authorization = null;
}

export async function call(path, options = {}) {
  const headers = { 'X-Requested-With': 'XMLHttpRequest', 'Accept-Language': document.documentElement.lang, ...options.headers };
  if (authorization) headers.Authorization = authorization;
  let answer;
  try {
    answer = await fetch(base() + path, { ...options, headers });
  } catch (unreachable) {
    throw new Refusal(text.unreachable);
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

export async function read(path) {
  return (await call(path)).json();
}

// The same key for a repeat of the same upload, so that nothing is imported twice.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(each => each.toString(16).padStart(2, '0')).join('');
}

export async function save(path, name) {
  const blob = await (await call(path, { headers: { Accept: '*/*' } })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The page may be served below a proxy's base path.
function base() {
  return location.pathname.replace(/\/warmth\/ui\/.*$/, '') + '/warmth/v1/';
}

async function refusal(answer) {
  if (answer.status === 401) return new Refusal(text.wrongSignIn, 401);
  try {
    const problem = await answer.json();
    const found = (problem.violations || []).map(each => each.text);
    const lines = [problem.title, ...(found.length ? found : [problem.detail])];
    return new Refusal(lines.filter(Boolean).join('\n'), answer.status, problem.code);
  } catch (unreadable) {
    return new Refusal(text.failed + ' (' + answer.status + ')', answer.status);
  }
}
