import { randomUUID } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import type { Entry } from 'ldapts';
import { CredentialsUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { AgentRecord } from '../agent-record.js';
import type { AgentsDifference } from '../agents-difference.js';
import type { Credentials } from '../credentials.js';
import type { CredentialsStore } from '../credentials-store.js';
import { foreignAgent, type AgentAttributes } from '../foreign-agent.js';
import { UNKNOWN, WRONG, type Verdict } from '../verdict.js';
import { filterText } from './filter-text.js';
import { LdapConnection, type LdapConnectionSettings } from './ldap-connection.js';

/** What may be another one each time that it is read. */
export interface LdapSecrets {
  /** certificates (PEM) by one of which the directory's is to be signed; left out: those of Node */
  readonly ca?: string;
  /** the account that searches; left out: nobody's */
  readonly account?: { readonly dn: string; readonly password: string };
}

export interface LdapSettings extends LdapConnectionSettings {
  readonly base: string;
  /** with `{id}` where the id goes */
  readonly filter: string;
  readonly attributes: AgentAttributes;
}

/** Whom a directory has is not known here. */
const NOBODY_ELSE: AgentsDifference = { added: 0, removed: 0, changed: 0 };

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
  private secrets: LdapSecrets;

  /**
   * @param read throws InvalidConfigError where they cannot be had
   * @param files from which they are read
   */
  constructor(
    private readonly settings: LdapSettings,
    private readonly clock: Clock,
    private readonly read: () => LdapSecrets,
    readonly files: readonly string[],
  ) {
    this.secrets = read();
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
    const { ca, account } = this.secrets;
    const tls: ConnectionOptions = ca === undefined ? {} : { ca };
    try {
      return await LdapConnection.use(this.settings, tls, this.clock, async (connection) => {
        if (account && !(await connection.bind(account.dn, account.password))) {
          throw new Error('the directory refuses the account that searches');
        }
        return this.check(connection, id, password);
      });
    } catch (error) {
      throw new CredentialsUnavailableError({ cause: error });
    }
  }

  reread(): () => AgentsDifference {
    const secrets = this.read();
    return () => {
      this.secrets = secrets;
      return NOBODY_ELSE;
    };
  }

  private async check(connection: LdapConnection, id: string, password: string): Promise<Verdict> {
    const { base } = this.settings;
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
    const agent = foreignAgent(attributes, (name) => {
      const texts = textsOf(entry[name]);
      // An entry may have several, e.g. one from before a marriage: each of them names it.
      return name === attributes.id && Array.isArray(texts) && texts.includes(id) ? id : texts;
    });
    // A directory compares without regard to case; an id is what it is.
    return agent?.id === id ? { dn: entry.dn, agent } : undefined;
  }
}

function textsOf(value: Entry[string] | undefined): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return value?.toString();
  // One that is asked for and not there is told as a list of none.
  return value.length > 0 ? value.map(String) : undefined;
}
