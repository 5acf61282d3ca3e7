import { DIRECTORY_TOPICS, type DirectoryTopic } from '../objects/object-states.js';
import { ListOfWords } from './list-of-words.js';

/** `session.subscribe`, `session.unsubscribe` */
export class TopicsData {
  @ListOfWords(DIRECTORY_TOPICS) topics!: readonly DirectoryTopic[];
}
