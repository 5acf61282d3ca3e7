import { IsArray, IsIn } from 'class-validator';
import { DIRECTORY_TOPICS, type DirectoryTopic } from '../objects/object-states.js';

/** `session.subscribe`, `session.unsubscribe`: all that the session is told of */
export class TopicsAnswer {
  @IsArray() @IsIn(DIRECTORY_TOPICS, { each: true }) topics!: DirectoryTopic[];
}
