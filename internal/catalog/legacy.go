package catalog

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo"

// LegacyName is an old, deprecated or removed name that concerns [glance]. The
// versions are texts for messages: "16.0.0 (pike)", "2014.2 (juno)".
type LegacyName struct {
	Old          oslo.Name
	New          oslo.Name // zero if nothing replaces it
	AddedIn      string    // "" if it is older than the catalogue
	DeprecatedIn string    // "" if it never was
	RenamedIn    string    // when New became the name, "" if it was not renamed
	RemovedIn    string    // the first release that ignores Old, "" if it is still read
}

// Replaced reports whether another name replaces it.
func (l LegacyName) Replaced() bool { return l.New != oslo.Name{} }

// Legacy finds what became of an old name, by its exact section and option.
func Legacy(section, name string) (LegacyName, bool) {
	for i := range legacyTable() {
		l := &legacyTable()[i]
		if l.Old.Section == section && l.Old.Option == name {
			return LegacyName{
				Old:     oslo.Name{Group: l.Old.Section, Option: l.Old.Option},
				New:     oslo.Name{Group: l.New.Section, Option: l.New.Option},
				AddedIn: l.AddedIn, DeprecatedIn: l.DeprecatedIn, RenamedIn: l.RenamedIn, RemovedIn: l.Removed,
			}, true
		}
	}
	return LegacyName{}, false
}
