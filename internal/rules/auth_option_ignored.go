package rules

func checkAuthOptionIgnored(p *Pass) {
	for _, a := range p.Assignments {
		if p.whyUnread(p.Section, a) != authIgnored {
			continue
		}
		name := a.As.Option
		message := "[" + p.Section.Name() + "] reads no auth options, so " + label(name) + " is ignored"
		effect := "Nothing reads it there, but it looks like the credentials in use."
		if p.SecretName(a.As) {
			message += ": a dead copy of a secret"
			effect = ""
		}
		p.Report(Problem{At: a, Message: message, Effect: effect})
	}
}
