import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { alertRules } from '../support/prometheus/alert-rules.js';
import { symptomRows } from '../support/prometheus/symptom-rows.js';

const FOLDER = 'docker/prometheus/tests';

interface RuleTest {
  readonly alertname: string;
  readonly exp_alerts: readonly unknown[];
}

const rules = alertRules();
const names = rules.map(({ alert }) => alert);
const rows = symptomRows();
const tests = readdirSync(FOLDER).flatMap((file) => {
  const { tests: found } = parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as {
    tests: readonly { alert_rule_test: readonly RuleTest[] }[];
  };
  return found.flatMap((one) => one.alert_rule_test);
});

describe('the alerts', () => {
  it.each(rules)('$alert tells how bad it is, what is seen, and where it says what to do', (rule) => {
    expect(rule.labels['severity']).toMatch(/^(warning|critical)$/);
    expect(Object.keys(rule.annotations)).toEqual(['summary', 'description', 'runbook_url']);
    expect(rule.annotations['runbook_url']).toBe(`docs/operations.md#${rule.alert.toLowerCase()}`);
  });

  it('have a row each in the table of symptoms, which names no other', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.flatMap(({ alerts }) => alerts).sort()).toEqual([...names].sort());
    for (const { alerts, anchors } of rows) expect(anchors).toEqual(alerts.map((name) => name.toLowerCase()));
  });

  it.each(names)('%s is tried both where it fires and where it does not', (name) => {
    const fires = tests.filter(({ alertname }) => alertname === name).map((one) => one.exp_alerts.length > 0);
    expect(new Set(fires)).toEqual(new Set([false, true]));
  });
});
