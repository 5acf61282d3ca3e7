/** What an ARI snoop hears of the leg, and who hears it. */
export interface ModelSnoop {
  readonly leg: string;
  readonly spy: string;
  readonly whisper: string;
  /** hands on nothing of what it hears */
  deaf: boolean;
}

export interface ModelBridge {
  readonly id: string;
  /** `core`: made by Dial, Queue or AMI `Bridge`, and over as soon as one leaves; `ours`: made over ARI */
  readonly kind: 'core' | 'ours';
  readonly name: string;
  readonly members: Set<ModelChannel>;
}

/** A channel of the model. */
export class ModelChannel {
  /** as Asterisk numbers them: 0 down, 5 ringing, 6 up */
  state = 0;
  /** what the list of channels says that it runs */
  application = '';
  data = '';
  context = 'internal';
  exten = '';
  priority = '1';
  /** the Stasis application in which it is */
  stasis: string | undefined;
  bridge: ModelBridge | undefined;
  snoop: ModelSnoop | undefined;
  /** it has called the other side by `Dial` or `Queue`, whose end it has not seen yet */
  dials = false;
  /** its dialplan goes on after that */
  goesOn = false;
  /** where in an extension that was added at run time it goes on */
  resume: { readonly extension: string; readonly priority: number } | undefined;
  music = false;
  ringback = false;
  gone = false;
  readonly variables = new Map<string, string>();
  /** ids of all bridges in which it has been */
  readonly beenIn = new Set<string>();

  constructor(
    readonly uid: string,
    readonly name: string,
    readonly linked: string,
  ) {}

  get silent(): boolean {
    return (this.variables.get('VOLUME(RX)') ?? '0') !== '0';
  }

  get deaf(): boolean {
    return (this.variables.get('VOLUME(TX)') ?? '0') !== '0';
  }

  get isSnoop(): boolean {
    return this.snoop !== undefined;
  }
}
