// Package refused lists configurations that a rule refuses because a service's own
// code does, or warns of because of what that code then does, and configurations
// like them that both accept. A test judges each; make conformance asks the code of
// Debian 12's packages about each as well. Only tests and tools use it: the cases are
// data, and it judges nothing itself.
package refused

import "slices"

// Case is one configuration of one service.
type Case struct {
	Rule    string
	Kind    string   // the function of tools/conformance/refused that asks the code
	Service string   // whose configuration it is
	Program string   // the program it is for, "" for the whole service
	Files   []string // the texts, in order
	Fails   string   // a pattern of what the code says, "" where it takes the configuration

	// Option is the one that the finding is on. A case that fails must name it where
	// the rule only warns, because the code then takes the configuration.
	Option string

	// Beside are the other files in the folder of the configuration, by name. If it is
	// nil, no files are examined.
	Beside map[string]string
}

// of makes cases of one kind, for a service or for one program of it.
func of(rule, kind, service, program string) func(text, fails string) Case {
	return func(text, fails string) Case {
		return Case{Rule: rule, Kind: kind, Service: service, Program: program, Files: []string{text}, Fails: fails}
	}
}

// inSection makes cases of one section, or of what follows its header.
func inSection(rule, kind, service, section string) func(text, fails string) Case {
	whole := of(rule, kind, service, "")
	return func(text, fails string) Case { return whole("["+section+"]\n"+text+"\n", fails) }
}

// on makes cases of a rule that warns, whose finding is on an option.
func on(option string, cases func(text, fails string) Case) func(text, fails string) Case {
	return func(text, fails string) Case {
		c := cases(text, fails)
		c.Option = option
		return c
	}
}

// Cases lists every case.
func Cases() []Case {
	return slices.Concat(
		libraries(), network(), storage(), loading(), compute(), identity(), keys(), checked(),
		starting(), accounts(), logins(), messages(), databases(), validation(), serving(), leftovers(),
		guests(), imagesStored(), volumes(), novaImages(), repeating(), metal(), edges(), nodes(), protocols(), revealing(), published(), paths(),
		doors(), arrays(), inUse(), passwords(), catalogued(), values(), syntax(), unused(),
		directory(), imageStores(), limits(), metalValues(), backends(), clusters(), stacks(), loadBalancers(), zones(), packetFilters(), switches(), tunnels(), networkTLS(), hosts(), records(),
	)
}

// Rules lists the rules that a case shows to be right, by name.
func Rules() map[string]bool {
	proved := map[string]bool{}
	for _, c := range Cases() {
		if c.Fails != "" {
			proved[c.Rule] = true
		}
	}
	return proved
}
