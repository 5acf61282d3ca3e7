import { randomUUID } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import type { Entry } from 'ldapts';
import { CredentialsUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { AgentRecord } from '../agent-record.js';
import type { Credentials } from '../credentials.js';
import type { CredentialsStore } from '../credentials-store.js';
import { foreignAgent, type AgentNames } from '../foreign-agent.js';
import { UNKNOWN, WRONG, type Verdict } from '../verdict.js';
import { filterText } from './filter-text.js';
import { LdapConnection, type LdapConnectionSettings } from './ldap-connection.js';

export interface LdapSettings extends LdapConnectionSettings {
  /** certificates (PEM) by one of which the directory's is to be signed; left out: those of Node */
  readonly ca?: string;
  /** the account that searches; left out: nobody's */
  readonly account?: { readonly dn: string; readonly password: string };
  readonly base: string;
  /** with `{id}` where the id goes */
  readonly filter: string;
  readonly attributes: AgentNames;
}

interface Found {
  readonly dn: string;
  readonly agent: AgentRecord;
}

/**
 * Those whom an LDAP directory has, with the passwords that they have there now: none is remembered. An unknown agent costs what a wrong
 * password does, a search and a bind.
 */
export class LdapCredentialsStore implements CredentialsStore {
  readonly atOnce = 16;
  private readonly tls: ConnectionOptions;

  constructor(
    private readonly settings: LdapSettings,
    private readonly clock: Clock,
  ) {
    this.tls = settings.ca === undefined ? {} : { ca: settings.ca };
  }

  /** Whom the directory has it is not asked. */
  agents(): readonly AgentRecord[] {
    return [];
  }

  recall(): undefined {
    return undefined;
  }

  takes({ id, password }: Credentials): boolean {
    return Boolean(password) && id !== '';
  }

  async verify({ id, password }: Credentials): Promise<Verdict> {
    if (!password || id === '') return UNKNOWN;
    try {
      return await LdapConnection.use(this.settings, this.tls, this.clock, (connection) =>
        this.check(connection, id, password),
      );
    } catch (error) {
      throw new CredentialsUnavailableError({ cause: error });
    }
  }

  private async check(connection: LdapConnection, id: string, password: string): Promise<Verdict> {
    const { account, base } = this.settings;
    if (account && !(await connection.bind(account.dn, account.password))) {
      throw new Error('the directory refuses the account that searches');
    }
    const found = await this.find(connection, id);
    const right = await connection.bind(found?.dn ?? `cn=${randomUUID()},${base}`, password);
    if (!found) return UNKNOWN;
    return right ? { result: 'right', agent: found.agent } : WRONG;
  }

  /** @returns undefined where there is none, or more than one: nobody could tell who it is */
  private async find(connection: LdapConnection, id: string): Promise<Found | undefined> {
    const { base, filter, attributes } = this.settings;
    const names = Object.values(attributes).filter((name) => name !== undefined);
    const entries = await connection.search(
      base,
      filter.replaceAll('{id}', () => filterText(id)),
      names,
    );
    const [entry] = entries;
    if (!entry || entries.length > 1) return undefined;
    const agent = foreignAgent(attributes, (name) => textsOf(entry[name]));
    // A directory compares without regard to case; an id is what it is.
    return agent?.id === id ? { dn: entry.dn, agent } : undefined;
  }
}

function textsOf(value: Entry[string] | undefined): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return value?.toString();
  // One that is asked for and not there is told as a list of none.
  return value.length > 0 ? value.map(String) : undefined;
}
