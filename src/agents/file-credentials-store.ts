import { checkShape } from '../config/check-shape.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { readYamlFile } from '../config/read-yaml-file.js';
import { AccountStore } from './account-store.js';
import { agentOf } from './agent-shape.js';
import type { AgentsDifference } from './agents-difference.js';
import type { AgentAccount } from './agent-account.js';
import type { AgentsFileEntry } from './agents-file-entry.js';
import { AgentsFile } from './agents-file.js';
import type { DeriveKey } from './derive-key.js';
import { PasswordHash } from './password-hash.js';
import type { RememberedPasswords } from './remembered-passwords.js';
import { withAdmission } from './with-admission.js';

/** The agents of a YAML file. */
export class FileCredentialsStore extends AccountStore {
  /**
   * @param path of the setting that names the file
   * @throws InvalidConfigError with everything that is wrong in the file, by path and never by value
   */
  constructor(
    private readonly file: string,
    private readonly path = 'agents.file',
    remembered?: RememberedPasswords,
    derive?: DeriveKey,
  ) {
    super(readAccounts(file, path), derive, remembered);
  }

  get files(): readonly string[] {
    return [this.file];
  }

  reread(): () => AgentsDifference {
    const accounts = readAccounts(this.file, this.path);
    return () => this.replace(accounts);
  }
}

function readAccounts(file: string, path: string): AgentAccount[] {
  const problems: ConfigProblem[] = [];
  const inFile = `${path}: `;
  const tree = readYamlFile(file, { path }, problems, inFile);
  const { agents } = checkShape(AgentsFile, tree, problems, inFile);
  if (problems.length === 0) return agents.map((one) => withAdmission(toAccount(one), one.password));
  throw new InvalidConfigError(problems);
}

function toAccount({ password, ...entry }: AgentsFileEntry): AgentAccount {
  return { agent: agentOf(entry), password: PasswordHash.parse(password) };
}
