package rules

func keysRow(section string) Row {
	return Row{
		Where:   Where{Services: []string{"keystone"}, Section: section},
		Options: []string{"max_active_keys"},
		Is:      lessThan(3),
		Message: "{assigned} in {section} leaves no key to read older tokens with",
		Bad:     "[" + section + "]\nmax_active_keys = 1\n",
		Good:    "[" + section + "]\nmax_active_keys = 3\n",
	}
}

func roundsRow(is Condition, algorithms []string, wrong, right, also string) Row {
	return Row{
		Where:   Where{Services: []string{"keystone"}, Section: "identity"},
		Options: []string{"password_hash_rounds"},
		Is:      is,
		If:      []Guard{with("password_hash_algorithm", in(algorithms...))},
		Message: "{assigned} is outside what Keystone should use with the algorithm in password_hash_algorithm",
		Bad:     "[identity]\n" + also + "password_hash_rounds = " + wrong + "\n",
		Good:    "[identity]\n" + also + "password_hash_rounds = " + right + "\n",
	}
}

func complianceRow(option, example string) Row {
	return Row{
		Where:   Where{Services: []string{"keystone"}, Section: "security_compliance"},
		Options: []string{option},
		Is:      isEmpty,
		If:      []Guard{inUse},
		Message: "{assigned} in {section}",
		Bad:     "[security_compliance]\nminimum_password_age = 1\n",
		Good:    "[security_compliance]\n" + option + " = " + example + "\n",
	}
}

func escalationRow(option string) Row {
	return Row{
		Where:   Where{Services: []string{"keystone"}, Section: "security_compliance"},
		Options: []string{option},
		Is:      isTrue,
		Message: "{assigned} lets an account gain rights it was never given",
		Bad:     "[security_compliance]\n" + option + " = true\n",
		Good:    "[security_compliance]\n" + option + " = false\n",
		Release: "2026.1",
	}
}
