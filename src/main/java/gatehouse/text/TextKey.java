package gatehouse.text;

import gatehouse.message.gateway.Channel;
import gatehouse.tenant.Language;

/** Which of a tenant's texts. */
public record TextKey(Channel channel, Language language, TextPurpose purpose) {}
