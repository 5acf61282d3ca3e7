import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ID_PATTERN } from '../id.js';
import { ChannelObject } from './channel.object.js';
import { ConversationObject } from './conversation.object.js';
import { ProfileObject } from './profile.object.js';
import { SettingsObject } from './settings.object.js';
import { InteractionObject } from './interaction.object.js';
import type { InteractionData } from './object-states.js';

export class InteractionTree extends InteractionObject {
  @IsDefined() declare data: InteractionData;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ConversationObject) conversations!: ConversationObject[];
}

export class ChannelTree extends ChannelObject {
  @IsArray() @ValidateNested({ each: true }) @Type(() => InteractionTree) interactions!: InteractionTree[];
}

/** A session itself, as its own events show it. */
export class SessionObject {
  @Matches(ID_PATTERN) id!: string;
  /** ISO 8601: when the session was prepared */
  @IsISO8601() since!: string;
  @IsString() agent!: string;
  @IsString() model!: string;
  /** this and the settings: in the event that it is started, and in the tree of a session; left out in others */
  @IsOptional() @ValidateNested() @Type(() => ProfileObject) profile?: ProfileObject;
  @IsOptional() @ValidateNested() @Type(() => SettingsObject) settings?: SettingsObject;
  /** ISO 8601: when it ends unless it is renewed; left out where it has no such end */
  @IsOptional() @IsISO8601() expires?: string;
  /** true while the CTI cannot be asked */
  @IsBoolean() degraded!: boolean;
  @IsOptional() @IsString() degradedReason?: string;
}

/** The whole object tree of a session, as `session.snapshot` answers it. */
export class SessionTreeObject extends SessionObject {
  @IsDefined() @ValidateNested() @Type(() => ProfileObject) declare profile: ProfileObject;
  @IsDefined() @ValidateNested() @Type(() => SettingsObject) declare settings: SettingsObject;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChannelTree) channels!: ChannelTree[];
}
