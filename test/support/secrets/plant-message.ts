import { plantedSecrets } from './planted-secrets.js';

type Fields = Readonly<Record<string, unknown>>;

/** Plants what a command has of secrets: a password, a token. */
export function plantMessage(message: unknown): void {
  const data = fieldsOf(fieldsOf(message)['data']);
  plantedSecrets.plant(data['token'], fieldsOf(data['agent'])['password']);
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
