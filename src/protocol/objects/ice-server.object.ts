import { IsArray, IsOptional, IsString } from 'class-validator';

/** A STUN or TURN server, as `RTCPeerConnection` takes it. */
export class IceServerObject {
  /** e.g. `stun:stun.example.com` */
  @IsArray() @IsString({ each: true }) urls!: string[];
  @IsOptional() @IsString() username?: string;
  @IsOptional() @IsString() credential?: string;
}
