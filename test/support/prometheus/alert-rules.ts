import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface AlertRule {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The alerts that an operator is told of. */
export function alertRules(): readonly AlertRule[] {
  const { groups } = parse(readFileSync('docker/prometheus/alerts.yml', 'utf8')) as {
    groups: readonly { rules: readonly AlertRule[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}
