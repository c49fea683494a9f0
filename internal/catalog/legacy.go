package catalog

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo"

// LegacyName is a name that concerns [glance] and is old, deprecated or gone.
// The versions are texts for messages: "16.0.0 (pike)", "2014.2 (juno)".
type LegacyName struct {
	Old          oslo.Name
	New          oslo.Name // zero where nothing replaces it
	AddedIn      string    // "" where it is older than the catalogue
	DeprecatedIn string    // "" where it never was
	RenamedIn    string    // since when New is the name, "" where it was not renamed
	RemovedIn    string    // the first release that ignores Old, "" where it is still read
}

// Replaced reports whether another name took over.
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
