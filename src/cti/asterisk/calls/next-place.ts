import type { ChannelRecord } from '../mirror/channel-record.js';
import type { DialplanPlace } from '../pbx/dialplan-place.js';
import type { Pbx } from '../pbx/pbx.js';

/** Which argument of a dialplan application has its options, and which of them lets the caller go on afterwards. */
const GOES_ON: Readonly<Record<string, { readonly argument: number; readonly option: string }>> = {
  Queue: { argument: 1, option: 'c' },
  Dial: { argument: 2, option: 'g' },
};

/** Where the dialplan of a caller would go on when the other side hangs up; undefined where it ends then. */
export async function nextPlace(pbx: Pbx, caller: ChannelRecord): Promise<DialplanPlace | undefined> {
  const { name, context, exten: extension, priority } = caller;
  const [application, data] = await Promise.all([
    pbx.readVariable(name, 'CHANNEL(appname)'),
    pbx.readVariable(name, 'CHANNEL(appdata)'),
  ]);
  const rule = GOES_ON[application];
  const options = withoutArguments(data.split(',')[rule?.argument ?? 0] ?? '');
  if (!rule || !options.includes(rule.option)) return undefined;
  return { context, extension, priority: String(Number(priority) + 1) };
}

/** `tTg` of `tTU(sub^1)g`. */
const withoutArguments = (options: string): string => options.replace(/\([^()]*\)/g, '');
