// The official form as it is printed, its checks, and the records behind a figure.

import { $, button, cell, guarded, line, option } from './dom.js';
import { read, save } from './rest.js';
import { english, text } from './words.js';

export async function openForm(modules, me) {
  $('form').hidden = !modules.has('statistics');
  if ($('form').hidden) return;
  const campaigns = (await read('campaigns')).sort((one, other) => other.notice.year - one.notice.year);
  $('campaign').replaceChildren(...campaigns.map(each => option(each.id, each.notice.title)));
  $('filledBy').value = me.displayName;
}

export function listenToForm() {
  $('read-form').addEventListener('submit', guarded(showForm));
  $('download').addEventListener('click', guarded(() =>
    save(formPath('.xlsx', { filledBy: $('filledBy').value, phone: $('phone').value }), text.formTitle + '.xlsx')));
}

function formPath(suffix, more = {}) {
  const query = new URLSearchParams({ unit: $('unit').value, campaign: $('campaign').value, subtree: true, ...more });
  return 'statistics/forms/form1' + suffix + '?' + query;
}

async function showForm() {
  const form = await read(formPath(''));
  $('behind').hidden = true;
  $('cells').caption.textContent = form.title + '　' + text.filingUnit + form.unitName;
  $('cells').tBodies[0].replaceChildren(...rows(form.lines));
  $('cells').hidden = false;
  $('checks-title').hidden = false;
  const found = form.checks.filter(check => !check.passed);
  $('checks').replaceChildren(...(found.length ? found.map(check => {
    const each = cell('li', text['severity' + check.severity] + ' ' + check.id + ' ' + (english ? check.en : check.zh)
      + (check.cells.length ? '（' + check.cells.join('、') + '）' : ''));
    each.className = check.severity;
    return each;
  }) : [cell('li', text.noFindings)]));
}

// The rows with their cells merged as on paper: one 编号 beside all its rows, one label beside a pair.
function rows(lines) {
  return lines.map((row, at) => {
    const each = line();
    if (row.formula) each.className = 'total';
    if (at === 0 || lines[at - 1].number !== row.number) {
      each.append(spanning(cell('td', row.number, 'number'), lines, at, other => other.number === row.number));
    }
    each.append(cell('th', row.code));
    const own = row.label + (row.manual ? ' ' + text.manual : '');
    if (!row.group) {
      const whole = cell('td', own + (row.formula ? '\n' + row.code + '=' + row.formula : ''), 'label');
      whole.colSpan = 2;
      each.append(whole);
    } else {
      if (at === 0 || lines[at - 1].group !== row.group) {
        each.append(spanning(cell('td', row.group, 'label'), lines, at, other => other.group === row.group));
      }
      each.append(cell('td', own));
    }
    each.append(cell('td', figure(row), 'figure'));
    return each;
  });
}

function spanning(first, lines, at, same) {
  let to = at;
  while (to + 1 < lines.length && same(lines[to + 1])) to++;
  first.rowSpan = to - at + 1;
  return first;
}

function figure(row) {
  const shown = String(row.wan ?? row.count ?? '');
  return row.formula || !shown ? shown : button(shown, row.code + ' ' + shown + ' ' + text.behind, () => showBehind(row));
}

async function showBehind(row) {
  const found = $('behind').querySelector('tbody');
  found.replaceChildren();
  let after = '0';
  const more = async () => {
    const page = await read(formPath('/cells/' + row.code + '/records', { after, size: 50 }));
    found.append(...page.items.map(record =>
      line(cell('td', record.date), cell('td', record.text), cell('td', record.shown, 'figure'))));
    after = page.next;
    $('more').hidden = !page.next;
  };
  await more();
  $('none').hidden = found.rows.length > 0;
  $('more').onclick = guarded(more);
  $('behind-title').textContent = row.code + ' ' + (row.group ? row.group + ' ' : '') + row.label;
  $('behind').hidden = false;
  $('behind-title').focus();
}
