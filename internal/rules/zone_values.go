package rules

import "strings"

// zoneRows are on what Designate puts into the zones that it makes itself, and on the
// types of records that it serves.
func zoneRows() []Row {
	const central, kinds = "[service:central]\nmanaged_resource_email = ", "[DEFAULT]\nsupported_record_type = "
	designate := []string{"designate"}
	return []Row{{
		Where:       Where{Services: designate, Section: "service:central"},
		Options:     []string{"managed_resource_email"},
		Is:          textIs(noZoneAddress).Given(),
		If:          []Guard{forProgram("designate-central")},
		Message:     "{assigned} is not an e-mail address that Designate takes",
		Effect:      "Designate raises ValueError when it makes a zone for the names of floating IP addresses, which then get none.",
		Remediation: "Write NAME@DOMAIN without a dot at the end, such as hostmaster@example.org.",
		Bad:         central + "hostmaster.example.org.\n", Good: central + "hostmaster@example.org\n",
	}, {
		Where:       Where{Services: designate, Section: "DEFAULT"},
		Options:     []string{"supported_record_type"},
		Is:          item(noRecordType),
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not a type of records that Designate has",
		Effect:      "Designate compares names exactly, so nothing is of that type, and a type that you misspelt is refused.",
		Remediation: "Write the types that Designate has in capital letters, such as A,AAAA,CNAME.",
		Bad:         kinds + "A,aaaa\n", Good: kinds + "A,AAAA,CAA\n",
	}}
}

// noZoneAddress reports whether Designate surely takes no address from a text: it
// wants one @, and none of the characters that no domain has.
func noZoneAddress(text string) bool {
	return strings.Count(text, "@") != 1 || strings.HasSuffix(text, ".") || strings.ContainsAny(text, " \t+<>,;")
}

// noRecordType reports whether no release of Designate has a type of records.
func noRecordType(text string) bool {
	return text != "" && !oneOf(text, "A", "AAAA", "CAA", "CERT", "CNAME", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TXT")
}
