import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ArrayMaxSize, ArrayUnique, ValidateNested } from 'class-validator';
import { BrowserPhonesOptions } from './browser-phones.options.js';
import { RegularExpression } from './regular-expression.constraint.js';

export const ANSWER_WAYS = ['notify', 'none'] as const;
/** `notify`: the phone answers when told by SIP NOTIFY `Event: talk`; `none`: by hand only */
export type AnswerWay = (typeof ANSWER_WAYS)[number];

export const CONSULT_WAYS = ['dialplan', 'device'] as const;
/** `dialplan`: as if the agent had dialled the number; `device`: our own people's devices past the dialplan */
export type ConsultWay = (typeof CONSULT_WAYS)[number];

export const WRAP_UP_WAYS = ['pause', 'inuse'] as const;
/** `pause`: a member is paused in the work after a call; `inuse`: its device is shown busy, which needs a hint */
export type WrapUpWay = (typeof WRAP_UP_WAYS)[number];

export const AT_STOP = ['signoff', 'stay'] as const;
/** `signoff`: who is signed in leaves the queues when the process stops; `stay`: the next process finds them there */
export type AtStop = (typeof AT_STOP)[number];

export const QUEUE_NUMBERS = ['dialplan', 'options'] as const;
/** where it stands which number reaches a queue; `options`: there alone */
export type QueueNumberSource = (typeof QUEUE_NUMBERS)[number];

const HOST = '[A-Za-z0-9.\\-]+|\\[[0-9A-Fa-f:.]+\\]';
const AMI_URL = new RegExp(`^(tcp|tls)://(${HOST}):\\d{1,5}$`);
const HTTP_URL = new RegExp(`^https?://(${HOST})(:\\d{1,5})?$`);
const SERVER_NAME = /^[A-Za-z0-9.-]{1,253}$/;
/** one channel technology and a name, with the agent's extension put in */
const ENDPOINT = /^[A-Za-z0-9]+\/[A-Za-z0-9_@./-]*\{extension\}[A-Za-z0-9_@./-]*$/;
/** the same without a place for the extension */
const DEVICE = /^[A-Za-z0-9]+\/[A-Za-z0-9_@./-]{1,100}$/;
const FOLDER = /^(\/[A-Za-z0-9._-]{1,64}){1,16}$/;
const HEADER = /^[A-Za-z-]{1,40}: [^\r\n]{1,200}$/;

/** The manager interface. */
export class AmiOptions {
  @Matches(AMI_URL, { message: 'must look like tcp://host:port or tls://host:port' }) url!: string;
  @Length(1, 128, { message: 'must be text of 1 to 128 characters' }) user!: string;
  @Length(1, 256, { message: 'must be text of 1 to 256 characters' }) secret!: string;
  /** PEM file with the authorities that the switch's certificate is believed, in the place of those that Node knows */
  @IsOptional() @IsString() @Length(1, 1_024) ca?: string;
  /** the name in that certificate, where it is another than the host's */
  @IsOptional() @Matches(SERVER_NAME, { message: 'is a host name' }) servername?: string;
}

/** The REST interface. */
export class AriOptions {
  @Matches(HTTP_URL, { message: 'must look like http://host:port' }) url!: string;
  @Length(1, 128, { message: 'must be text of 1 to 128 characters' }) user!: string;
  @Length(1, 256, { message: 'must be text of 1 to 256 characters' }) secret!: string;
  /** as that of the manager interface */
  @IsOptional() @IsString() @Length(1, 1_024) ca?: string;
  @IsOptional() @Matches(SERVER_NAME, { message: 'is a host name' }) servername?: string;
}

/** A device that differs from the rest. */
export class DeviceOptions {
  @IsString() @Length(1, 64) extension!: string;
  /** left out: as all */
  @IsOptional() @IsIn(ANSWER_WAYS) answer?: AnswerWay;
  /** how Asterisk names it, where that does not follow from the extension, e.g. `PJSIP/alice` */
  @IsOptional() @Matches(DEVICE, { message: 'must look like PJSIP/alice' }) endpoint?: string;
}

/** A queue that agents are to find in the directory under another name, or under a number that the dialplan does not show. */
export class QueueOptions {
  /** its name at the switch */
  @IsString() @Length(1, 128) queue!: string;
  /** what agents read */
  @IsOptional() @IsString() @Length(1, 128) name?: string;
  /** what agents dial */
  @IsOptional() @Matches(/^\+?[A-Za-z0-9*#_-]{1,64}$/, { message: 'is a number that can be dialled' }) number?: string;
}

/** How long things may take, in milliseconds. */
export class TimeoutOptions {
  /** one AMI action or ARI request, and opening either connection */
  @IsInt() @Min(50) @Max(60_000) action: number = 5_000;
  /** from "fully booted?" to the event that says so */
  @IsInt() @Min(50) @Max(300_000) boot: number = 60_000;
  /** what the switch does after it has said yes: a phone that answers, a leg that ends */
  @IsInt() @Min(50) @Max(60_000) confirm: number = 5_000;
  /** after an agent has rejected a queue's call: how long that queue is to offer that agent nothing */
  @IsInt() @Min(0) @Max(300_000) reoffer: number = 5_000;
  /** from a call to somebody to whom a call is to be sent on, to the first ring there */
  @IsInt() @Min(50) @Max(60_000) reach: number = 15_000;
  /** how long the agent's own phone may ring when the agent dials */
  @IsInt() @Min(1_000) @Max(300_000) ring: number = 30_000;
  /** between two probes of the link */
  @IsInt() @Min(50) @Max(300_000) probe: number = 10_000;
  @IsInt() @Min(10) @Max(60_000) reconnectFirst: number = 250;
  @IsInt() @Min(10) @Max(300_000) reconnectLast: number = 10_000;
}

/** The `options` block of a service with `provider: asterisk`. */
export class AsteriskOptions {
  @IsDefined() @ValidateNested() @Type(() => AmiOptions) ami: AmiOptions = new AmiOptions();
  @IsDefined() @ValidateNested() @Type(() => AriOptions) ari: AriOptions = new AriOptions();
  /** names our Stasis applications, our dialplan context and our marks; the same for all processes at one switch */
  @Matches(/^[A-Za-z0-9_-]{1,40}$/, { message: 'is 1 to 40 of A-Z a-z 0-9 _ -' })
  application: string = 'interaction-processor';
  /** dialplan context in which agents dial */
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'is the name of a dialplan context' }) context: string = 'internal';
  /** the agent's device as a channel name without its number at the end */
  @Matches(ENDPOINT, { message: 'must look like PJSIP/{extension}' }) endpoint: string = 'PJSIP/{extension}';
  /** the queue member's interface, where it is not the device itself, e.g. `Local/{extension}@agents/n` */
  @IsOptional() @Matches(ENDPOINT, { message: 'must look like PJSIP/{extension}' }) member?: string;
  /** how many may take part in a call, the agent included */
  @IsInt() @Min(3) @Max(32) participants: number = 8;
  /** regular expression: which numbers and extensions are our own people's */
  @RegularExpression() internal: string = '^[0-9]{2,6}$';
  /** SIP headers that make a phone pick up by itself when its agent dials */
  @IsArray()
  @ArrayMaxSize(5)
  @Matches(HEADER, { each: true, message: 'holds header lines like "Call-Info: <sip:host>;answer-after=0"' })
  autoAnswer: string[] = ['Call-Info: <sip:interaction-processor>;answer-after=0'];
  @IsIn(ANSWER_WAYS) answer: AnswerWay = 'notify';
  /** how somebody is called whom an agent asks, or calls into a call */
  @IsIn(CONSULT_WAYS) consult: ConsultWay = 'dialplan';
  /** what becomes of the agents at the queues when this process is stopped in order */
  @IsIn(AT_STOP) atStop: AtStop = 'signoff';
  /** how the queues are kept away in the work after a call */
  @IsIn(WRAP_UP_WAYS) wrapUp: WrapUpWay = 'pause';
  /** dialplan context of the hints for `wrapUp: inuse`; left out: `context` */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'is the name of a dialplan context' })
  hintContext?: string;
  /** seconds of wrap-up time of the members' own, a guard that stands in the place of the queue's; 0: none, the queue's holds */
  @IsInt() @Min(0) @Max(60) memberWrapUp: number = 2;
  /** no two of one extension, nor with one endpoint */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeviceOptions)
  @ArrayUnique((one?: DeviceOptions) => one?.extension, { message: 'names an extension twice' })
  @ArrayUnique((one?: DeviceOptions) => one?.endpoint ?? one?.extension, { message: 'names an endpoint twice' })
  devices: DeviceOptions[] = [];
  /** what agents read of queues; no two of one queue */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QueueOptions)
  @ArrayUnique((one?: QueueOptions) => one?.queue, { message: 'names a queue twice' })
  queues: QueueOptions[] = [];
  /** `dialplan`: queues whose number is not in `queues` are looked for in `context` */
  @IsIn(QUEUE_NUMBERS) queueNumbers: QueueNumberSource = 'dialplan';
  /** left out: everybody has a telephone of another kind */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BrowserPhonesOptions)
  browserPhones?: BrowserPhonesOptions;
  /** folder at the switch for recordings; left out: Asterisk's own for monitors */
  @IsOptional() @Matches(FOLDER, { message: 'must be an absolute path of A-Z a-z 0-9 . _ - /' }) recordings?: string;
  /** channel variables (of those in `channelvars` of manager.conf) that are part of the interaction's data, both ways */
  @IsArray()
  @Matches(/^[A-Za-z0-9_]{1,64}$/, { each: true, message: 'holds names of channel variables' })
  dataVariables: string[] = [];
  @ValidateNested() @Type(() => TimeoutOptions) timeouts: TimeoutOptions = new TimeoutOptions();
}
