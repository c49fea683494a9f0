// Package hops records what moving from one release to another demands of a
// configuration beyond the options that changed: what must be set before leaving
// a release, while services of both run, and once all services run the new one.
//
// The facts are in hops.txt, taken from the projects' release notes and upgrade
// guides but in our own words. The file is read on first use. Each line has these
// columns, separated by tabs:
//
//   - the service, or * for every one,
//   - the series being reached: one, a span such as mitaka.. or pike..zed with both
//     ends included, or "changed" for the series in which the option's default changes,
//   - which hops: "each", or "skip" for the last hop of an upgrade that skips releases,
//   - when: before, while or after,
//   - section.option, or - if no option is concerned,
//   - what settles it, separated by commas: texts, - for unset, * for set to
//     anything, @from for the series being left; ? if the text alone cannot settle it,
//   - for which configurations: - for all, section.option for those that set it,
//     section.option~word,word for those whose value contains one of the words,
//   - the sources: names of release notes, or guides,
//   - what to do, in one or two sentences.
package hops
