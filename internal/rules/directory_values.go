package rules

import "strings"

// directoryRows are on what Keystone writes into its searches of a directory.
func directoryRows() []Row {
	const ldap = inDirectory
	row := Row{
		Where:       Where{Section: "ldap"},
		Options:     []string{"user_filter"},
		Is:          textIs(noLDAPFilter),
		If:          []Guard{ldapInUse},
		Message:     "{assigned} is not a filter in parentheses",
		Effect:      "Every search for a user raises FILTER_ERROR, and nobody in the directory can sign in.",
		Remediation: "Write the filter with its parentheses, such as (memberOf=cn=cloud,dc=example,dc=org).",
		Bad:         ldap + "user_filter = memberOf=cn=cloud,dc=example,dc=org\n", Good: ldap + "user_filter = (memberOf=cn=cloud,dc=example,dc=org)\n",
	}
	groups := row
	groups.Options = []string{"group_filter"}
	groups.Effect = "Every search for a group raises FILTER_ERROR, and Keystone finds no groups in the directory."
	groups.Remediation = "Write the filter with its parentheses, such as (cn=cloud-*)."
	groups.Bad, groups.Good = ldap+"group_filter = cn=cloud-*\n", ldap+"group_filter = (cn=cloud-*)\n"
	mapping := row
	mapping.Options = []string{"user_additional_attribute_mapping", "group_additional_attribute_mapping"}
	mapping.Is = item(func(text string) bool { return text != "" && strings.Count(text, ":") != 1 })
	mapping.Levels = "WEE"
	mapping.Message = "{option} lists {item}, which is not ATTRIBUTE:PROPERTY"
	mapping.Effect = "Keystone skips the item, and does not show the attribute."
	mapping.Remediation = "Write the attribute in the directory first, then the property in Keystone, such as gecos:description."
	mapping.Bad, mapping.Good = ldap+"user_additional_attribute_mapping = gecos=description\n", ldap+"user_additional_attribute_mapping = gecos:description\n"
	url := row
	url.Options = []string{"url"}
	url.Is = textIs(noLDAPURLs)
	url.Message = "{assigned} is not a list of URLs that libldap reads"
	url.Effect = "Keystone cannot connect to the directory, and nobody in it can sign in."
	url.Remediation = "Write each URL as ldaps://HOST or ldaps://HOST:PORT, with commas between them and nothing behind the port; the base goes into suffix."
	url.Bad, url.Good = ldap+"url = ldaps://a.example.org:636;ldaps://b.example.org:636\n", ldap+"url = ldaps://a.example.org:636, ldaps://[2001:db8::b]:636\n"
	return []Row{row, groups, mapping, url}
}

// noLDAPURLs reports whether libldap surely refuses one of several URLs, which end at
// commas and white space: one without a scheme, or with a port that is not a number. A
// scheme that is missing from the first one is another rule's.
func noLDAPURLs(text string) bool {
	if withoutScheme(text) || marker(text) != "" {
		return false
	}
	for _, url := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || isSpace(r) }) {
		scheme, server, found := strings.Cut(url, "://")
		if !found {
			return true
		}
		if strings.EqualFold(scheme, "ldapi") {
			continue
		}
		server, _, _ = strings.Cut(server, "/")
		if strings.HasPrefix(server, "[") {
			_, server, _ = strings.Cut(server, "]")
		}
		if _, port, given := strings.Cut(server, ":"); given && !allDigits(strings.TrimLeft(port, "+-")) {
			return true
		}
	}
	return false
}

// noLDAPFilter reports whether libldap surely refuses a filter inside an AND: it needs
// parentheses around it, as many that close as that open, and an operator in each
// that holds no other.
func noLDAPFilter(text string) bool {
	depth, leaf := 0, -1 // leaf is where the innermost parenthesis opened
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '(':
			depth++
			leaf = i + 1
		case c == ')':
			if depth--; depth < 0 {
				return true
			}
			if leaf >= 0 && !strings.ContainsAny(text[leaf:i], "=&|") {
				return true
			}
			leaf = -1
		case depth == 0 && c != ' ' && c != '\t' && c != '\n':
			return true
		}
	}
	return depth != 0
}
