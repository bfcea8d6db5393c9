'use strict';
// The officer's page: sign in, choose a roster, watch its import, get the marked file back, see and download the form.
// The credentials live in this tab's memory only.

const API = '/warmth/v1/';
const ROSTERS = { visits: 'visits/roster', payments: 'funds/roster' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const $ = id => document.getElementById(id);
let text = {};
let authorization = null;
let job = null;

class Refusal extends Error {}

async function call(path, options = {}) {
  const headers = { 'X-Requested-With': 'XMLHttpRequest', 'Accept-Language': document.documentElement.lang, ...options.headers };
  if (authorization) headers.Authorization = authorization;
  let answer;
  try {
    answer = await fetch(base() + path, { ...options, headers });
  } catch (unreachable) {
    throw new Refusal(text.unreachable);
  }
  if (!answer.ok) throw new Refusal(await reason(answer));
  return answer;
}

// The page may be served below a proxy's base path.
function base() {
  return location.pathname.replace(/\/warmth\/ui\/.*$/, '') + API;
}

async function reason(answer) {
  if (answer.status === 401) return text.wrongSignIn;
  try {
    const problem = await answer.json();
    const lines = [problem.title, problem.detail, ...(problem.violations || []).map(each => each.text)];
    return lines.filter(Boolean).join('\n');
  } catch (unreadable) {
    return text.failed + ' (' + answer.status + ')';
  }
}

function guarded(work) {
  return async event => {
    if (event) event.preventDefault();
    $('trouble').hidden = true;
    try {
      await work(event);
    } catch (failure) {
      if (!(failure instanceof Refusal)) console.error(failure);
      $('trouble').textContent = failure.message;
      $('trouble').hidden = false;
    }
  };
}

async function save(path, name) {
  const blob = await (await call(path)).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function option(value, label) {
  const each = document.createElement('option');
  each.value = value;
  each.textContent = label;
  return each;
}

function cell(kind, content, className) {
  const each = document.createElement(kind);
  if (content instanceof Node) each.append(content);
  else each.textContent = content === null || content === undefined ? '' : content;
  if (className) each.className = className;
  return each;
}

async function signIn() {
  const pair = new TextEncoder().encode($('name').value + ':' + $('password').value);
  authorization = 'Basic ' + btoa(String.fromCharCode(...pair));
  let me;
  try {
    me = await (await call('access/me')).json();
  } catch (refused) {
    authorization = null;
    $('password').value = '';
    $('name').focus();
    throw refused;
  }
  $('password').value = '';
  $('user').textContent = me.name;
  await chooseFrom();
  $('door').hidden = true;
  for (const id of ['who', 'roster', 'form']) $(id).hidden = false;
  $('kind').focus();
}

async function chooseFrom() {
  const units = (await (await call('people/units?size=500')).json()).items;
  $('unit').replaceChildren(...units.map(unit => option(unit.id, unit.name)));
  const campaigns = await (await call('campaigns')).json();
  $('campaign').replaceChildren(...(campaigns.items || campaigns).map(each => option(each.id, each.title)));
}

async function startImport() {
  const file = $('file').files[0];
  const query = new URLSearchParams({ unit: $('unit').value, fileName: file.name, dryRun: $('dry').checked });
  const answer = await call(ROSTERS[$('kind').value] + '?' + query, {
    method: 'POST', body: file,
    headers: { 'Content-Type': file.name.endsWith('.csv') ? 'text/csv' : XLSX, 'Idempotency-Key': crypto.randomUUID() }
  });
  job = await answer.json();
  $('watch').hidden = false;
  $('faults').hidden = true;
  $('marked').hidden = true;
  $('stop').hidden = false;
  await watch();
}

async function watch() {
  while (true) {
    $('state').textContent = text['state' + job.state];
    if (job.total > 0) $('progress').value = job.done / job.total;
    else $('progress').removeAttribute('value');
    if (job.state !== 'QUEUED' && job.state !== 'RUNNING') break;
    await new Promise(next => setTimeout(next, 300));
    job = await (await call('jobs/' + job.id)).json();
  }
  $('stop').hidden = true;
  $('progress').value = 1;
  showOutcome(job.result || {});
  if (job.state === 'FAILED') throw new Refusal(job.problemText || text.failed);
}

function showOutcome(result) {
  const counted = ['rows', 'created', 'updated', 'unchanged', 'corrections', 'waiting'];
  $('counts').textContent = counted.filter(each => result[each] !== undefined)
    .map(each => text['count_' + each] + ' ' + result[each]).join(' · ');
  $('marked').hidden = !result.markedFile;
  const faults = result.faults || [];
  $('faults').hidden = faults.length === 0;
  $('faults').tBodies[0].replaceChildren(...faults.map(fault => {
    const line = document.createElement('tr');
    line.className = fault.severity === 'ERROR' ? 'error' : '';
    line.append(cell('td', fault.row, 'figure'), cell('td', document.documentElement.lang === 'en' ? fault.textEn : fault.text));
    return line;
  }));
  if (result.markedFile) $('marked').focus();
}

function formPath(suffix, more = {}) {
  const query = new URLSearchParams({ unit: $('unit').value, campaign: $('campaign').value, subtree: true, ...more });
  return 'statistics/forms/form1' + suffix + '?' + query;
}

async function showForm() {
  const form = await (await call(formPath(''))).json();
  const table = $('cells');
  table.caption.textContent = form.title;
  table.tBodies[0].replaceChildren(...form.lines.map(row => {
    const line = document.createElement('tr');
    if (row.formula) line.className = 'total';
    const shown = String(row.wan ?? row.count ?? '');
    let figure = shown;
    if (!row.formula && shown) {
      figure = document.createElement('button');
      figure.type = 'button';
      figure.textContent = shown;
      figure.setAttribute('aria-label', row.code + ' ' + shown + ' ' + text.behind);
      figure.addEventListener('click', guarded(() => showBehind(row)));
    }
    const label = (row.group ? row.group + ' ' : '') + row.label + (row.manual ? ' ' + text.manual : '');
    line.append(cell('th', row.code), cell('td', label), cell('td', figure, 'figure'));
    return line;
  }));
  table.hidden = false;
  $('checks-title').hidden = false;
  const found = form.checks.filter(check => !check.passed);
  $('checks').replaceChildren(...(found.length ? found.map(check => {
    const line = cell('li', check.id + ' ' + (document.documentElement.lang === 'en' ? check.en : check.zh));
    line.className = check.severity;
    return line;
  }) : [cell('li', text.noFindings)]));
}

async function showBehind(row) {
  const rows = $('behind').querySelector('tbody');
  rows.replaceChildren();
  let after = '0';
  const more = async () => {
    const page = await (await call(formPath('/cells/' + row.code + '/records', { after, size: 50 }))).json();
    rows.append(...page.items.map(record => {
      const line = document.createElement('tr');
      line.append(cell('td', record.date), cell('td', record.text), cell('td', record.shown, 'figure'));
      return line;
    }));
    after = page.next;
    $('more').hidden = !page.next;
  };
  await more();
  $('more').onclick = guarded(more);
  $('behind-title').textContent = row.code + ' ' + row.label;
  $('behind').hidden = false;
  $('behind-title').focus();
}

async function start() {
  const english = (navigator.language || 'zh').startsWith('en');
  text = await (await fetch(english ? 'strings_en.json' : 'strings_zh.json')).json();
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  document.title = text.title;
  for (const each of document.querySelectorAll('[data-text]')) each.textContent = text[each.dataset.text];
  $('kind').replaceChildren(...Object.keys(ROSTERS).map(each => option(each, text['kind_' + each])));
  $('sign-in').addEventListener('submit', guarded(signIn));
  $('import').addEventListener('submit', guarded(startImport));
  $('template').addEventListener('click', guarded(() => save(ROSTERS[$('kind').value], $('kind').value + '.xlsx')));
  $('marked').addEventListener('click', guarded(() => save('files/' + job.result.markedFile, $('kind').value + '-marked.xlsx')));
  $('stop').addEventListener('click', guarded(() => call('jobs/' + job.id, { method: 'DELETE' })));
  $('read-form').addEventListener('submit', guarded(showForm));
  $('download').addEventListener('click', guarded(() => save(formPath('.xlsx'), 'form1.xlsx')));
  $('leave').addEventListener('click', () => location.reload());
  $('name').focus();
}

start();
