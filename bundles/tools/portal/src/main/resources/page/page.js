// The officer's page: sign in, choose a roster, watch its import, get the marked file back, see and download the form.

import { $, door, guarded, option } from './dom.js';
import { listenToForm, openForm } from './form.js';
import { Refusal, call, read, signAs, signOff } from './rest.js';
import { listenToRosters, openRosters, showImports } from './roster.js';
import { english, speak, text } from './words.js';

const DESK = ['who', 'where', 'roster', 'form'];
const SHOWN_UNITS = 100;
let me = null;
let password = null;
let asked = 0;

async function signIn() {
  password = $('password').value;
  signAs($('name').value, password);
  try {
    me = await read('access/me');
  } catch (refused) {
    signOff();
    $('password').value = '';
    $('password').focus();
    throw refused;
  }
  $('password').value = '';
  $('user').textContent = me.displayName;
  $('door').hidden = true;
  if (me.changeDue) renew(text.renewFirst);
  else await openDesk();
}

// A first password opens nothing but its own change.
function renew(why) {
  for (const id of DESK) $(id).hidden = true;
  $('renew-name').value = me.name;
  $('renew-why').textContent = why;
  $('give-up').hidden = me.changeDue;
  $('renew').hidden = false;
  $('new').focus();
}

async function changePassword() {
  if ($('new').value !== $('again-new').value) {
    $('again-new').value = '';
    $('again-new').focus();
    throw new Refusal(text.notTheSame);
  }
  await call('access/me/password', {
    method: 'PUT', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ before: password, after: $('new').value })
  });
  password = $('new').value;
  signAs(me.name, password);
  me = await read('access/me');
  await leaveRenewal();
}

async function leaveRenewal() {
  $('new').value = $('again-new').value = '';
  $('renew').hidden = true;
  await openDesk();
}

async function openDesk() {
  $('who').hidden = false;
  if (me.roles.length === 0) throw new Refusal(text.noRole);
  const modules = new Set((await read('modules')).items.filter(each => each.ready).map(each => each.name));
  await findUnits();
  $('where').hidden = false;
  const rosters = openRosters(modules);
  await openForm(modules, me);
  if (rosters) await showImports();
  $(rosters ? 'kind' : 'unit').focus();
}

// The officer's own units first, then the others she may see, by name or code where they are many.
async function findUnits() {
  const turn = ++asked;
  const wanted = $('find').value.trim();
  const page = await read('people/units?' + new URLSearchParams(wanted ? { size: SHOWN_UNITS, q: wanted } : { size: SHOWN_UNITS }));
  if (turn !== asked) return;
  const own = wanted ? [] : me.roles.filter(each => each.unitName).map(each => ({ id: each.unit, name: each.unitName }));
  const all = new Map([...own, ...page.items].map(each => [each.id, each]));
  $('unit').replaceChildren(...[...all.values()].map(each => option(each.id, (each.code ? each.code + ' ' : '') + each.name)));
  if (page.next) $('find').hidden = $('find-label').hidden = false;
}

async function turnLanguage() {
  await speak(!english);
  if (me && $('renew').hidden && me.roles.length > 0) await openDesk();
}

function reopenDoor() {
  signOff();
  for (const id of [...DESK, 'renew']) $(id).hidden = true;
  $('door').hidden = false;
  $('password').focus();
}

async function start() {
  await speak((navigator.language || 'zh').startsWith('en'));
  door.reopen = reopenDoor;
  $('language').addEventListener('click', guarded(turnLanguage));
  $('sign-in').addEventListener('submit', guarded(signIn));
  $('change').addEventListener('click', guarded(() => renew(text.renewOwn)));
  $('renewal').addEventListener('submit', guarded(changePassword));
  $('give-up').addEventListener('click', guarded(leaveRenewal));
  $('find').addEventListener('input', guarded(findUnits));
  $('leave').addEventListener('click', () => location.reload());
  listenToRosters();
  listenToForm();
}

start();
