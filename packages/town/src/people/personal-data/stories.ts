import { doneBy, type PersonalData } from './shape.ts'

/** Who decided on a text, who wrote in it and answers for it. The texts are made from public data. */
export const storyData: PersonalData[] = [
  doneBy('story', 'edited_by', 'journal'),
  doneBy('story', 'answered_by', 'journal'),
  doneBy('story', 'decided_by', 'journal'),
  doneBy('story_rule', 'set_by', 'journal'),
]
