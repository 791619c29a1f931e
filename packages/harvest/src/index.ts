export { prepareCountry } from './demo/country.ts'
export { readDemoFolder } from './demo/folder.ts'
export { type SeedReport, seedDemo } from './demo/seed.ts'
export { declareShippedSources } from './demo/shipped.ts'
export { examine, type Finding } from './doctor/examine.ts'
export { extendSeries } from './events/extend.ts'
export { layDownDates } from './events/lay-down.ts'
export { loadExamples } from './examples/load.ts'
export type { Fault, FaultKind } from './health/faults.ts'
export {
  type KeptFault,
  markTold,
  readFaults,
  reopenFault,
  settleFault,
  type UntoldFault,
  untoldFaults,
} from './health/keep.ts'
export {
  type Explanation,
  readSourceDetails,
  readSourceSummaries,
  type SourceDetails,
  type SourceRun,
  type SourceState,
  type SourceSummary,
} from './health/overview.ts'
export { readFrenchPublicHolidays, readFrenchSchoolHolidays } from './holidays/french.ts'
export { calendarKnows } from './holidays/knows.ts'
export { loadHolidays, schoolHolidaysKnownUntil } from './holidays/load.ts'
export { publicHolidays } from './holidays/public.ts'
export { harvestJobs, harvestsAtOnce } from './jobs/jobs.ts'
export { adoptRows } from './layers/adopt.ts'
export {
  type Decided,
  type DoubtfulPair,
  doubtfulPairs,
  mergeThings,
  splitThing,
  tellApart,
} from './layers/decide.ts'
export { type Edited, type EditGiven, editField, undoEdit } from './layers/edit.ts'
export { explainThing, type FieldExplanation, type ThingExplanation } from './layers/explain.ts'
export { forgetImage } from './layers/forget-image.ts'
export { type Hidden, type HideGiven, hideThing, showThing } from './layers/hide.ts'
export { reopenConflict } from './layers/reopen.ts'
export { type Conflict, openConflicts, settleConflict } from './layers/settle.ts'
export { readThings, type ShownThing, searchThings } from './layers/things.ts'
export { type DecisionTaken, undecide } from './layers/undecide.ts'
export { matchedKinds } from './match/index.ts'
export { type SimilarAsked, type SimilarThing, similarThings } from './match/similar.ts'
export type { MatchReason } from './match/types.ts'
export { departmentsOf } from './national/departments.ts'
export { type NationalSource, readNationalSources } from './national/description.ts'
export { fetchNational } from './national/fetch.ts'
export { declareQueries, fillFromCache } from './national/fill.ts'
export { nationalJob } from './national/job.ts'
export { listNational, type NationalListing } from './national/list.ts'
export { fillTowns, fillTownsJob } from './national/open-towns.ts'
export { type ReviewChoice, type ReviewDecision, reviewRecords } from './review/decide.ts'
export { townsWithWork } from './review/pending.ts'
export { countWaiting, countWaitingOf, type ReviewedRecord, type ReviewState, readReviewed } from './review/queue.ts'
export { waitAgain } from './review/wait-again.ts'
export { type Approval, approveRun } from './run/approve.ts'
export type { RunReport } from './run/journal.ts'
export { type Preview, type PreviewMember, type PreviewRecord, previewKept, previewSource } from './run/preview.ts'
export {
  examineSource,
  type RepairedSource,
  repairDeclared,
  repairSource,
  type SourceQuality,
} from './run/quality.ts'
export { recoverInterruptedRuns } from './run/recover.ts'
export { type HarvestOptions, type HarvestOutcome, type House, harvestSource } from './run/run.ts'
export {
  type AccessSummary,
  type SourceAccess,
  setSourceAccess,
  sourceAccessSchema,
  summariseAccess,
  takeCredentials,
} from './sources/access.ts'
export { changeSource, type SourceChange } from './sources/change.ts'
export { dueSources, listSources, readSource, readSourceBySlug, type SourceHealth } from './sources/read.ts'
export { learnt } from './sources/rhythm.ts'
export type { Source, SourceDeclaration, SourceSettings } from './sources/source.ts'
export { type RowsAfterwards, retireSource, type SourceCreation, saveSource } from './sources/write.ts'
export {
  clearExamples,
  type NewRecord,
  type Saved,
  type SaveOptions,
  saveRecord,
  withdrawTyped,
} from './store/save-record.ts'
export { findAbroad, loadTownsAbroad } from './towns/abroad.ts'
export { countriesAbroad, countryOfCode } from './towns/code.ts'
export { type Gazetteer, readFrenchGazetteer } from './towns/gazetteer.ts'
export { loadFrenchTowns } from './towns/load.ts'
export { type Area, matchTown, type TownMatch, type TownReason, type Whereabouts } from './towns/match.ts'
export { openTowns, type TownOpening, townColours, townsOfDepartment, unknownTowns } from './towns/open.ts'
export { loadOutlines } from './towns/outlines.ts'
export { readTownRegister, TownRegister } from './towns/register.ts'
