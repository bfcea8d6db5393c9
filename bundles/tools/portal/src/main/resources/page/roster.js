// A roster: chosen, checked or imported as a job that is watched, given back with its doubtful cells marked.

import { $, button, cell, guarded, line, option } from './dom.js';
import { Refusal, call, newKey, read, save } from './rest.js';
import { english, text } from './words.js';

const ROSTERS = { visits: 'visits/roster', funds: 'funds/roster' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COUNTED = ['rows', 'created', 'updated', 'unchanged', 'corrections', 'waiting'];
const POLL = 400;
const PATIENCE = 150;
let job = null;
let chosen = null;

export function openRosters(modules) {
  const ready = Object.keys(ROSTERS).filter(each => modules.has(each));
  $('kind').replaceChildren(...ready.map(each => option(each, text['kind_' + each])));
  $('roster').hidden = ready.length === 0;
  return ready.length > 0;
}

export function listenToRosters() {
  $('file').addEventListener('change', () => { chosen = null; $('again').hidden = true; });
  $('import').addEventListener('submit', guarded(() => start(false)));
  $('again').addEventListener('click', guarded(() => start(true)));
  $('template').addEventListener('click', guarded(() => save(ROSTERS[$('kind').value], text['kind_' + $('kind').value] + '.xlsx')));
  $('marked').addEventListener('click', guarded(() => saveMarked(job.result.markedFile, $('file').files[0].name)));
  $('stop').addEventListener('click', guarded(() => call('jobs/' + job.id, { method: 'DELETE' })));
}

async function start(again) {
  const file = $('file').files[0];
  const query = new URLSearchParams({
    unit: $('unit').value, fileName: file.name, dryRun: $('dry').checked, again
  });
  const target = ROSTERS[$('kind').value] + '?' + query;
  // A try that got no answer is repeated under its key.
  if (!chosen || chosen.target !== target) chosen = { target, key: newKey() };
  busy(true);
  try {
    const answer = await call(target, {
      method: 'POST', body: file,
      headers: { 'Content-Type': file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : XLSX, 'Idempotency-Key': chosen.key }
    });
    job = await answer.json();
    chosen = null;
    $('again').hidden = true;
    await watch();
  } catch (refused) {
    $('watch').hidden = true;
    $('again').hidden = refused.code !== 'sheets.same-file';
    if (!$('again').hidden) setTimeout(() => $('again').focus());
    throw refused;
  } finally {
    busy(false);
    await showImports();
  }
}

function busy(now) {
  $('start').disabled = $('again').disabled = now;
  $('stop').hidden = true;
  if (now) {
    $('watch').hidden = false;
    for (const id of ['faults', 'marked', 'next']) $(id).hidden = true;
    $('counts').textContent = '';
    $('state').textContent = text.uploading;
    $('progress').removeAttribute('value');
  }
}

async function watch() {
  let missed = 0;
  $('stop').hidden = false;
  while (job.state === 'QUEUED' || job.state === 'RUNNING') {
    $('state').textContent = text['state' + job.state] + (job.total > 0 ? ' ' + job.done + ' / ' + job.total : '');
    if (job.total > 0) $('progress').value = Math.min(1, job.done / job.total);
    else $('progress').removeAttribute('value');
    await new Promise(next => setTimeout(next, POLL));
    try {
      job = await read('jobs/' + job.id);
      missed = 0;
    } catch (lost) {
      // The server may restart meanwhile; the job goes on then.
      if (lost.status !== 0 && lost.status !== 503 || ++missed > PATIENCE) throw lost;
      $('state').textContent = text.reconnecting;
    }
  }
  $('state').textContent = text['state' + job.state];
  $('progress').value = 1;
  if (job.state === 'FAILED') throw new Refusal((english ? job.result.en : job.result.zh) || text.failed);
  if (job.state === 'DONE') showOutcome(job.result);
}

function showOutcome(result) {
  $('counts').textContent = COUNTED.map(each => text['count_' + each] + ' ' + result[each]).join(' · ');
  const faults = result.faults;
  $('faults').hidden = faults.length === 0;
  $('faults').tBodies[0].replaceChildren(...faults.map(fault => {
    const row = line(
      cell('td', fault.row, 'figure'), cell('td', text['severity' + fault.severity]), cell('td', english ? fault.en : fault.zh));
    row.className = fault.severity;
    return row;
  }));
  $('next').textContent = result.dryRun ? text.nextDry : result.waiting > 0 ? text.nextWaiting : text.nextDone;
  $('next').hidden = false;
  $('marked').hidden = !result.markedFile;
  if (result.waiting > 0) $('marked').focus();
}

function saveMarked(file, original) {
  return save('files/' + file, original.replace(/\.[^.]*$/, '') + text.markedName + '.xlsx');
}

// What was imported lately, so that a marked file can be fetched after the page was closed.
export async function showImports() {
  const items = (await read('sheets/imports?size=10')).items;
  $('imports').hidden = items.length === 0;
  $('imports').tBodies[0].replaceChildren(...items.map(each => {
    const marked = each.markedFile && each.markedFile !== '0'
      ? button(text.marked, text.marked + ' ' + each.fileName, () => saveMarked(each.markedFile, each.fileName)) : '';
    return line(
      cell('td', shanghai(each.startedAt)), cell('td', each.fileName + (each.dryRun ? text.dryMark : '')),
      cell('td', each.counts.created, 'figure'), cell('td', each.counts.errors + each.counts.doubts, 'figure'),
      cell('td', text['import' + each.state]), cell('td', marked));
  }));
}

function shanghai(instant) {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
}
